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
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.keys.Key;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyPoliciesLetBackupWorkTest {
    private final KeyPoliciesLetBackupWork control = new KeyPoliciesLetBackupWork();
    private static final String ROOT = """
            {"Sid":"Root","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:root"},"Action":"kms:*","Resource":"*"}""";
    private static final String BACKUP = """
            {"Sid":"Backup","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:role/backup-service"},
             "Action":["kms:GenerateDataKey","kms:Decrypt","kms:DescribeKey"],"Resource":"*",
             "Condition":{"StringLike":{"kms:ViaService":"backup.*.amazonaws.com"}}},
            {"Sid":"Grants","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:role/backup-service"},
             "Action":"kms:CreateGrant","Resource":"*","Condition":{"Bool":{"kms:GrantIsForAWSResource":"true"}}}""";

    @Test
    void policyThatLeavesItToIamPasses() {
        assertEquals("PASS", verdict(control, vaultOn(Samples.key())).label());
    }

    @Test
    void policyForTheRoleThroughAwsBackupPasses() {
        assertEquals("PASS", verdict(control, vaultOn(key(BACKUP))).label());
    }

    @Test
    void policyForAnotherServiceFails() {
        var s3 = BACKUP.replace("backup.*.amazonaws.com", "s3.*.amazonaws.com");
        var fail = assertInstanceOf(Verdict.Fail.class, verdict(control, vaultOn(key(s3))));
        assertEquals(
                "[\"kms:Decrypt\",\"kms:DescribeKey\",\"kms:GenerateDataKey\"]",
                fail.facts().path("refused").toString());
    }

    @Test
    void policyWithoutGrantsFails() {
        var fail = assertInstanceOf(
                Verdict.Fail.class,
                verdict(control, vaultOn(key(BACKUP.replace("kms:CreateGrant", "kms:ListGrants")))));
        assertEquals("[\"kms:CreateGrant\"]", fail.facts().path("refused").toString());
    }

    @Test
    void denyThatBreaksItFailsAndIsNamed() {
        var deny = """
                {"Sid":"OnlyS3","Effect":"Deny","Principal":"*","Action":"kms:*","Resource":"*",
                 "Condition":{"StringNotLike":{"kms:ViaService":"s3.*.amazonaws.com"}}}""";
        var fail = assertInstanceOf(Verdict.Fail.class, verdict(control, vaultOn(key(ROOT, deny))));
        assertEquals("[\"OnlyS3\"]", fail.facts().path("denyingStatements").toString());
    }

    @Test
    void servicePrincipalIsNotHowAwsBackupComes() {
        var service = BACKUP.replace(
                "{\"AWS\":\"arn:aws:iam::123456789012:role/backup-service\"}",
                "{\"Service\":\"backup.amazonaws.com\"}");
        assertEquals("FAIL", verdict(control, vaultOn(key(service))).label());
    }

    @Test
    void withoutPlanSomebodyOfTheAccountIsEnough() {
        var inventory = vaultOn(key(BACKUP)).read(Kinds.BACKUP_PLANS, List.of());
        assertEquals("PASS", verdict(control, inventory).label());
    }

    @Test
    void conditionThatNobodyKnowsIsUnknown() {
        var tagged = ROOT.replace(
                "\"Resource\":\"*\"",
                "\"Resource\":\"*\",\"Condition\":{\"StringEquals\":{\"aws:PrincipalTag/team\":\"backup\"}}");
        assertEquals("UNKNOWN", verdict(control, vaultOn(key(tagged))).label());
    }

    @Test
    void keyOfNoVaultIsNotApplicable() {
        var inventory = vaultOn(Samples.key()).read(Kinds.VAULTS, List.of());
        assertEquals("NOT_APPLICABLE", verdictOnWhole(control, inventory).label());
    }

    @Test
    void deniedPolicyIsUnknown() {
        var dark = Records.with(Samples.key(), "policy", Told.unknown(new Coverage.Denied("kms:GetKeyPolicy")));
        assertEquals("UNKNOWN", verdict(control, vaultOn(dark)).label());
    }

    private static Key key(String... statements) {
        return Records.with(Samples.key(), "policy", Samples.policy(String.join(",", statements)));
    }

    private static Inventory.Builder vaultOn(Key key) {
        return Samples.inventory()
                .read(Kinds.KEYS, List.of(key))
                .read(Kinds.VAULTS, List.of(Samples.vault()))
                .read(Kinds.BACKUP_PLANS, List.of(Samples.plan()));
    }
}
