package io.strongroom.domain.inventory.identities;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.iam.access.Policy;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.organizations.Organization;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BearersTest {
    private static final AccountId MANAGEMENT = new AccountId("999999999999");

    @Test
    void policiesBindByLevelFromTheRootDown() {
        assertEquals(
                List.of(List.of("root"), List.of(), List.of("payments"), List.of("own")),
                levels(
                        MANAGEMENT,
                        scp("root", "/"),
                        scp("own", Samples.ACCOUNT.value()),
                        scp("payments", "/prod/payments")));
    }

    @Test
    void policiesOfOtherUnitsDoNotBind() {
        assertEquals(
                List.of(List.of(), List.of(), List.of(), List.of()), levels(MANAGEMENT, scp("other", "/prod/pay")));
    }

    @Test
    void managementAccountIsBoundByNone() {
        assertEquals(List.of(), levels(Samples.ACCOUNT, scp("root", "/")));
    }

    @Test
    void accountOutsideOfOrganizationsIsBoundByNone() {
        var inventory = Samples.inventory().read(Kinds.ORGANIZATION, List.of()).build();
        assertEquals(List.of(), Bearers.serviceControl(inventory));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'Action':'kms:Decrypt'",
                "'Action':['s3:*','KMS:*']",
                "'Action':'*'",
                "'Action':'k*'",
                "'Action':'?ms:Decrypt'",
                "'NotAction':'kms:Decrypt'"
            })
    void policyThatMaySpeakOfTheServiceIsKept(String actions) {
        assertEquals(1, kept(actions));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'Action':'s3:*'", "'Action':['ec2:*','kmsx:*']", "'Action':[]"})
    void policyWithoutAWordOnTheServiceIsLeftOut(String actions) {
        assertEquals(0, kept(actions));
    }

    private static int kept(String actions) {
        var statement =
                "{'Effect':'Allow','Resource':'*',%s}".formatted(actions).replace('\'', '"');
        var role = Records.with(Samples.role(), "policies", Map.of("inline", Samples.policy(statement)));
        return Bearers.of(role, "kms").identity().size();
    }

    private static Organization.OrganizationPolicy scp(String name, String target) {
        return new Organization.OrganizationPolicy(
                "p-" + name, name, "SERVICE_CONTROL_POLICY", Samples.policy(""), Set.of(target));
    }

    private static List<List<String>> levels(AccountId management, Organization.OrganizationPolicy... policies) {
        var organization = new Organization(
                "arn:aws:organizations::999999999999:organization/o-abc",
                "o-abc",
                management,
                List.of(new Organization.OrganizationAccount(Samples.ACCOUNT, "pay", "/prod/payments", "ACTIVE")),
                Told.known(Set.of("SERVICE_CONTROL_POLICY")),
                Told.known(Stream.of(policies).toList()),
                Told.none(),
                Told.none(),
                Told.none());
        var inventory = Samples.inventory()
                .read(Kinds.ORGANIZATION, List.of(organization))
                .build();
        return Bearers.serviceControl(inventory).stream()
                .map(level -> level.stream().map(Policy::name).toList())
                .toList();
    }
}
