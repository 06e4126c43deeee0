package io.strongroom.domain.controls.keys;

import static io.strongroom.domain.controls.Judged.verdict;
import static io.strongroom.domain.controls.Judged.verdictOnWhole;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.SampleOrganization;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.inventory.identities.Role;
import io.strongroom.domain.inventory.identities.User;
import io.strongroom.domain.inventory.keys.Key;
import io.strongroom.domain.policies.Expectations;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeyDutiesAreSeparatedTest {
    private final KeyDutiesAreSeparated control = new KeyDutiesAreSeparated();
    private static final String ROOT = """
            {"Sid":"Root","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:root"},"Action":"kms:*","Resource":"*"}""";
    private static final String ALLOW_ALL = "{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}";
    private static final String ADMINISTRATION =
            "{\"Effect\":\"Allow\",\"Action\":[\"kms:PutKeyPolicy\",\"kms:ScheduleKeyDeletion\"],\"Resource\":\"*\"}";
    private static final String USE = "{\"Effect\":\"Allow\",\"Action\":\"kms:Decrypt\",\"Resource\":\"*\"}";

    @Test
    void separatedDutiesPass() {
        var inventory = principals(role("keeper", ADMINISTRATION), role("reader", USE));
        assertEquals("PASS", verdict(control, inventory).label());
    }

    @Test
    void administratorOfEverythingFails() {
        var fail = assertInstanceOf(Verdict.Fail.class, verdict(control, principals(role("admin", ALLOW_ALL))));
        assertEquals(
                "[\"arn:aws:iam::123456789012:role/admin\"]",
                fail.facts().path("examples").toString());
    }

    @Test
    void deletionAloneMakesAnAdministrator() {
        var both = role("both", USE, ADMINISTRATION.replace("\"kms:PutKeyPolicy\",", ""));
        assertEquals("FAIL", verdict(control, principals(both)).label());
    }

    @Test
    void userFailsAsWell() {
        var user = new User(
                "arn:aws:iam::123456789012:user/eve",
                "eve",
                Map.of("inline", Samples.policy(ALLOW_ALL)),
                Optional.empty(),
                Map.of());
        assertEquals(
                "FAIL",
                verdict(control, principals().read(Kinds.USERS, List.of(user))).label());
    }

    @Test
    void useThroughAServiceIsNoUseByThePerson() {
        var through = USE.replace(
                "\"Resource\":\"*\"",
                "\"Resource\":\"*\",\"Condition\":{\"StringLike\":{\"kms:ViaService\":\"backup.*.amazonaws.com\"}}");
        assertEquals(
                "PASS",
                verdict(control, principals(role("keeper", ADMINISTRATION, through)))
                        .label());
    }

    @Test
    void keyPolicyThatDeniesUsePasses() {
        var deny = """
                {"Effect":"Deny","Principal":"*","Action":"kms:Decrypt","Resource":"*",
                 "Condition":{"Null":{"kms:ViaService":"true"}}}""";
        var inventory = principals(role("admin", ALLOW_ALL)).read(Kinds.KEYS, List.of(key(ROOT, deny)));
        assertEquals("PASS", verdict(control, inventory).label());
    }

    @Test
    void serviceControlPolicySeparatesToo() {
        var inventory =
                principals(role("admin", ALLOW_ALL)).read(Kinds.ORGANIZATION, List.of(SampleOrganization.under("""
                {"Effect":"Deny","Action":["kms:PutKeyPolicy","kms:ScheduleKeyDeletion"],"Resource":"*"}""")));
        assertEquals("PASS", verdict(control, inventory).label());
    }

    @Test
    void roleForEmergenciesAndRoleOfAServiceAreLeftOut() {
        var named = Records.with(Expectations.standard(), "breakGlassRoles", Set.of("break-glass"));
        var linked = role("aws-service-role/rds.amazonaws.com/linked", ALLOW_ALL);
        var eve = new User(
                "arn:aws:iam::123456789012:user/break-glass",
                "break-glass",
                Map.of("inline", Samples.policy(ALLOW_ALL)),
                Optional.empty(),
                Map.of());
        var inventory = principals(role("break-glass", ALLOW_ALL), linked).expecting(named);
        assertEquals("PASS", verdict(control, inventory).label());
        assertEquals(
                "PASS",
                verdict(control, inventory.read(Kinds.USERS, List.of(eve))).label());
    }

    @Test
    void ownOrganizationIsKnown() {
        var ours = ALLOW_ALL.replace(
                "\"Resource\":\"*\"",
                "\"Resource\":\"*\",\"Condition\":{\"StringEquals\":{\"aws:PrincipalOrgID\":\"%s\"}}");
        var organization =
                SampleOrganization.under(ADMINISTRATION.replace("Allow", "Deny").replace("kms:", "s3:"));
        var inventory = principals(role("admin", ours.formatted(organization.id())));
        assertEquals(
                "FAIL",
                verdict(control, inventory.read(Kinds.ORGANIZATION, List.of(organization)))
                        .label());
    }

    @Test
    void conditionThatNobodyKnowsIsUnknown() {
        var sometimes = ALLOW_ALL.replace(
                "\"Resource\":\"*\"",
                "\"Resource\":\"*\",\"Condition\":{\"StringEquals\":{\"aws:PrincipalTag/on\":\"call\"}}");
        assertEquals(
                "UNKNOWN",
                verdict(control, principals(role("admin", sometimes))).label());
    }

    @Test
    void deniedOrganizationIsUnknownOnlyWhenSomebodyHoldsBoth() {
        var dark = new Coverage.Denied("organizations:DescribeOrganization");
        assertEquals(
                "UNKNOWN",
                verdict(control, principals(role("admin", ALLOW_ALL)).unread(Kinds.ORGANIZATION, dark))
                        .label());
        assertEquals(
                "PASS",
                verdict(control, principals(role("reader", USE)).unread(Kinds.ORGANIZATION, dark))
                        .label());
    }

    @Test
    void keyThatBacksUpNothingIsNotApplicable() {
        var inventory = principals().read(Kinds.VAULTS, List.of());
        assertEquals("NOT_APPLICABLE", verdictOnWhole(control, inventory).label());
    }

    @Test
    void deniedRolesAreUnknown() {
        var inventory = principals().unread(Kinds.ROLES, new Coverage.Denied("iam:GetAccountAuthorizationDetails"));
        assertEquals("UNKNOWN", verdict(control, inventory).label());
    }

    private static Role role(String name, String... statements) {
        var named = Records.with(Samples.role(), "arn", "arn:aws:iam::123456789012:role/" + name);
        return Records.with(named, "policies", Map.of("inline", Samples.policy(String.join(",", statements))));
    }

    private static Key key(String... statements) {
        return Records.with(Samples.key(), "policy", Samples.policy(String.join(",", statements)));
    }

    private static Inventory.Builder principals(Role... roles) {
        return Samples.inventory()
                .read(Kinds.ROLES, List.of(roles))
                .read(Kinds.USERS, List.of())
                .read(Kinds.KEYS, List.of(Samples.key()))
                .read(Kinds.VAULTS, List.of(Samples.vault()))
                .read(Kinds.RECOVERY_POINTS, List.of())
                .read(Kinds.ORGANIZATION, List.of());
    }
}
