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
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.backup.ProtectedResource;
import io.strongroom.domain.inventory.identities.Role;
import io.strongroom.domain.inventory.keys.Key;
import io.strongroom.domain.inventory.storage.StatefulResource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BackupRolesCanUseKeysTest {
    private final BackupRolesCanUseKeys control = new BackupRolesCanUseKeys();
    private static final String ROOT = """
            {"Sid":"Root","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:root"},"Action":"kms:*","Resource":"*"}""";
    private static final String ALLOW_ALL = "{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}";
    private static final String SOURCE_KEY = "arn:aws:kms:eu-west-1:123456789012:key/source";
    /** The part of AWS's own backup policy that speaks of keys. */
    private static final String AS_AWS_GRANTS = """
            {"Effect":"Allow","Action":"kms:DescribeKey","Resource":"*"},
            {"Effect":"Allow","Action":"kms:CreateGrant","Resource":"*","Condition":{"Bool":{"kms:GrantIsForAWSResource":"true"}}},
            {"Effect":"Allow","Action":["kms:Decrypt","kms:GenerateDataKey"],"Resource":"*",
             "Condition":{"StringLike":{"kms:ViaService":["dynamodb.*.amazonaws.com"]}}}""";

    @Test
    void roleWithTheBackupPolicyOfAwsPasses() {
        assertEquals(
                "PASS",
                verdict(control, plan(role(AS_AWS_GRANTS), Samples.key())).label());
    }

    @Test
    void roleThatUsesTheKeyItselfPasses() {
        var itself =
                "{\"Effect\":\"Allow\",\"Action\":[\"kms:DescribeKey\",\"kms:Decrypt\",\"kms:Generate*\"],\"Resource\":\"*\"}";
        assertEquals("PASS", verdict(control, plan(role(itself), Samples.key())).label());
    }

    @Test
    void roleWithoutWordOfKeysFailsAndBothAreNamed() {
        var fail = assertInstanceOf(Verdict.Fail.class, verdict(control, plan(Samples.role(), Samples.key())));
        assertEquals(Samples.BACKUP_ROLE, fail.facts().at("/unusable/0/role").asText());
        assertEquals(Samples.KEY_ARN, fail.facts().at("/unusable/0/key").asText());
        assertEquals(
                "[\"kms:DescribeKey\",\"kms:CreateGrant\"]",
                fail.facts().at("/unusable/0/missing").toString());
    }

    @Test
    void grantOnTheKeyLetsASilentRoleIn() {
        var granted = Records.with(
                Samples.key(),
                "grants",
                List.of(new Key.Grant(
                        "g-1", Samples.BACKUP_ROLE, Set.of("DescribeKey", "Decrypt", "GenerateDataKey"), Samples.NOW)));
        assertEquals("PASS", verdict(control, plan(Samples.role(), granted)).label());
    }

    @Test
    void keyPolicyThatLeavesTheRoleOutFails() {
        var closed = Records.with(Samples.key(), "policy", Samples.policy("""
                {"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:role/other"},"Action":"kms:*","Resource":"*"}"""));
        assertEquals("FAIL", verdict(control, plan(role(ALLOW_ALL), closed)).label());
    }

    @Test
    void denyOfUseFailsThoughGrantsMayBeMade() {
        var broken = Records.with(Samples.key(), "policy", Samples.policy(ROOT + """
                ,{"Effect":"Deny","Principal":"*","Action":"kms:Decrypt","Resource":"*"}"""));
        var fail = assertInstanceOf(Verdict.Fail.class, verdict(control, plan(role(ALLOW_ALL), broken)));
        assertEquals("[\"kms:Decrypt\"]", fail.facts().at("/unusable/0/missing").toString());
    }

    @Test
    void boundaryHolds() {
        var bound = Records.with(role(ALLOW_ALL), "boundary", Samples.policy("""
                {"Effect":"Allow","Action":"ec2:*","Resource":"*"}"""));
        assertEquals("FAIL", verdict(control, plan(bound, Samples.key())).label());
    }

    @Test
    void serviceControlPolicyHolds() {
        var inventory =
                plan(role(ALLOW_ALL), Samples.key()).read(Kinds.ORGANIZATION, List.of(SampleOrganization.under("""
                {"Effect":"Deny","Action":"kms:CreateGrant","Resource":"*"}""")));
        assertEquals("FAIL", verdict(control, inventory).label());
        var free = plan(role(ALLOW_ALL), Samples.key()).read(Kinds.ORGANIZATION, List.of(SampleOrganization.under()));
        assertEquals("PASS", verdict(control, free).label());
    }

    @Test
    void keyOfASourceCountsThoughNoRecoveryPointHasIt() {
        var only = AS_AWS_GRANTS.replace(
                "\"kms:CreateGrant\",\"Resource\":\"*\"",
                "\"kms:CreateGrant\",\"Resource\":\"" + Samples.KEY_ARN + "\"");
        var volume = new StatefulResource(
                "arn:aws:ec2:eu-west-1:123456789012:volume/vol-1",
                "EBS",
                Optional.of(true),
                Optional.of(SOURCE_KEY),
                Map.of());
        var backedUp = new ProtectedResource(
                volume.arn(), "EBS", Optional.of(Samples.NOW), Optional.of(Samples.VAULT_ARN), Told.none());
        var inventory = plan(role(only), Samples.key())
                .read(Kinds.KEYS, List.of(Samples.key(), Records.with(Samples.key(), "arn", SOURCE_KEY)))
                .read(Kinds.STATEFUL_RESOURCES, List.of(volume))
                .read(Kinds.PROTECTED_RESOURCES, List.of(backedUp));
        var fail = assertInstanceOf(Verdict.Fail.class, verdict(control, inventory));
        assertEquals(SOURCE_KEY, fail.facts().at("/unusable/0/key").asText());
    }

    @Test
    void keyOfAwsIsUsableByItsServices() {
        var key = Records.with(Records.with(Samples.key(), "manager", "AWS"), "policy", Told.none());
        assertEquals("PASS", verdict(control, plan(Samples.role(), key)).label());
    }

    @Test
    void roleThatIsNotThereFails() {
        var inventory = plan(Samples.role(), Samples.key()).read(Kinds.ROLES, List.of());
        assertEquals("FAIL", verdict(control, inventory).label());
    }

    @Test
    void keyOfAnotherAccountIsUnknown() {
        var far = Records.with(Samples.vault(), "kmsKeyArn", "arn:aws:kms:eu-west-1:999999999999:key/1");
        var inventory = plan(role(AS_AWS_GRANTS), Samples.key()).read(Kinds.VAULTS, List.of(far));
        assertEquals("UNKNOWN", verdict(control, inventory).label());
    }

    @Test
    void deniedOrganizationLeavesAFailureAndNoPass() {
        var dark = new Coverage.Denied("organizations:DescribeOrganization");
        assertEquals(
                "UNKNOWN",
                verdict(control, plan(role(AS_AWS_GRANTS), Samples.key()).unread(Kinds.ORGANIZATION, dark))
                        .label());
        assertEquals(
                "FAIL",
                verdict(control, plan(Samples.role(), Samples.key()).unread(Kinds.ORGANIZATION, dark))
                        .label());
    }

    @Test
    void planThatSelectsNothingIsNotApplicable() {
        var idle = Records.with(Samples.plan(), "selections", List.of());
        var inventory = plan(Samples.role(), Samples.key()).read(Kinds.BACKUP_PLANS, List.of(idle));
        assertEquals("NOT_APPLICABLE", verdictOnWhole(control, inventory).label());
    }

    @Test
    void deniedRolesAreUnknown() {
        var inventory = plan(Samples.role(), Samples.key())
                .unread(Kinds.ROLES, new Coverage.Denied("iam:GetAccountAuthorizationDetails"));
        assertEquals("UNKNOWN", verdict(control, inventory).label());
    }

    private static Role role(String statements) {
        return Records.with(Samples.role(), "policies", Map.of("inline", Samples.policy(statements)));
    }

    private static Inventory.Builder plan(Role role, Key key) {
        return Samples.inventory()
                .read(Kinds.BACKUP_PLANS, List.of(Samples.plan()))
                .read(Kinds.ROLES, List.of(role))
                .read(Kinds.KEYS, List.of(key))
                .read(Kinds.VAULTS, List.of(Samples.vault()))
                .read(Kinds.RECOVERY_POINTS, List.of())
                .read(Kinds.PROTECTED_RESOURCES, List.of())
                .read(Kinds.STATEFUL_RESOURCES, List.of())
                .read(Kinds.ORGANIZATION, List.of());
    }
}
