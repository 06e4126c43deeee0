package io.strongroom.domain.controls.access;

import static io.strongroom.domain.controls.Judged.verdict;
import static io.strongroom.domain.controls.Judged.verdictOnWhole;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.inventory.identities.Role;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackupOperatorsUseMfaTest {
    private static final String PEOPLE = "{'AWS':'arn:aws:iam::123456789012:root'}";
    private final BackupOperatorsUseMfa control = new BackupOperatorsUseMfa();

    @Test
    void mfaWithAnAgePasses() {
        assertEquals(
                "PASS",
                judge(
                        PEOPLE,
                        "'Bool':{'aws:MultiFactorAuthPresent':'true'},'NumericLessThan':{'aws:MultiFactorAuthAge':'3600'}"));
    }

    @Test
    void mfaWithoutAnAgeFails() {
        assertEquals("FAIL", judge(PEOPLE, "'Bool':{'aws:MultiFactorAuthPresent':'true'}"));
    }

    @Test
    void mfaOnlyIfExistsLetsPlainKeysIn() {
        assertEquals("FAIL", judge(PEOPLE, "'BoolIfExists':{'aws:MultiFactorAuthPresent':'true'}"));
    }

    @Test
    void otherConditionsAreNoMfa() {
        assertEquals("FAIL", judge(PEOPLE, "'StringEquals':{'sts:ExternalId':'x'}"));
    }

    @Test
    void usersAskedForMfaByADenyPass() {
        var trust = Worlds.policy(
                "{'Effect':'Allow','Principal':{'AWS':'arn:aws:iam::123456789012:user/ann'},'Action':'sts:AssumeRole'},"
                        + "{'Effect':'Deny','Principal':'*','Action':'*','Condition':{'BoolIfExists':{'aws:MultiFactorAuthPresent':'false'}}},"
                        + "{'Effect':'Deny','Principal':'*','Action':'*','Condition':{'NumericGreaterThan':{'aws:MultiFactorAuthAge':'3600'}}}");
        assertEquals("PASS", judge(Records.with(operator(PEOPLE), "trust", trust)));
    }

    @Test
    void peopleOfAnIdentityProviderAreNotApplicable() {
        var role = operator("{'Federated':'arn:aws:iam::123456789012:saml-provider/AWSSSO'}");
        assertEquals("NOT_APPLICABLE", judge(role));
    }

    @Test
    void rolesWithoutPowerOverBackupsAreNotConcerned() {
        var reader = Worlds.role("reader", PEOPLE, "{'Effect':'Allow','Action':'backup:List*','Resource':'*'}");
        assertEquals(
                "NOT_APPLICABLE",
                verdictOnWhole(control, Samples.inventory().read(Kinds.ROLES, List.of(reader)))
                        .label());
    }

    @Test
    void deniedRolesAreUnknown() {
        var inventory =
                Samples.inventory().unread(Kinds.ROLES, new Coverage.Throttled("iam:GetAccountAuthorizationDetails"));
        assertEquals("UNKNOWN", verdictOnWhole(control, inventory).label());
    }

    private static Role operator(String principal) {
        return Worlds.role("operator", principal, "{'Effect':'Allow','Action':'backup:*','Resource':'*'}");
    }

    private String judge(String principal, String conditions) {
        return judge(Records.with(
                operator(principal),
                "trust",
                Worlds.policy("{'Effect':'Allow','Principal':" + principal + ",'Action':'sts:AssumeRole','Condition':{"
                        + conditions + "}}")));
    }

    private String judge(Role role) {
        return verdict(control, Samples.inventory().read(Kinds.ROLES, List.of(role)))
                .label();
    }
}
