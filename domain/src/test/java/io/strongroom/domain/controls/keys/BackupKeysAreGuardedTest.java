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
import io.strongroom.domain.inventory.keys.Key;
import io.strongroom.domain.policies.Expectations;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BackupKeysAreGuardedTest {
    private final BackupKeysAreGuarded control = new BackupKeysAreGuarded();
    private static final String ROOT = """
            {"Sid":"Root","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:root"},"Action":"kms:*","Resource":"*"}""";
    private static final String GUARD = """
            {"Sid":"Guard","Effect":"Deny","Principal":"*","Action":["kms:ScheduleKeyDeletion","kms:Disable*","kms:PutKeyPolicy"],"Resource":"*",
             "Condition":{"ArnNotEquals":{"aws:PrincipalArn":"arn:aws:iam::123456789012:role/break-glass"}}}""";

    @Test
    void denyInTheKeyPolicyPassesWithoutTheOrganization() {
        var inventory = vaultOn(key(ROOT, GUARD))
                .unread(Kinds.ORGANIZATION, new Coverage.Denied("organizations:DescribeOrganization"));
        assertEquals("PASS", verdict(control, inventory).label());
    }

    @Test
    void denyByNotPrincipalOrWildcardOrSplitStatementsPasses() {
        var split = """
                {"Effect":"Deny","Principal":{"AWS":"*"},"NotAction":["kms:Decrypt","kms:PutKeyPolicy"],"Resource":"*"},
                {"Effect":"Deny","Principal":"*","Action":"kms:PutKey*","Resource":"*",
                 "Condition":{"StringNotLike":{"aws:PrincipalArn":["arn:aws:iam::123456789012:role/break-glass"]}}}""";
        assertEquals("PASS", verdict(control, vaultOn(key(ROOT, split))).label());
    }

    @Test
    void defaultPolicyFails() {
        var fail = assertInstanceOf(Verdict.Fail.class, verdict(control, vaultOn(Samples.key())));
        assertEquals(3, fail.facts().path("open").size());
    }

    @Test
    void denyOfOneOfThemFailsForTheOthers() {
        var half = GUARD.replace(",\"kms:PutKeyPolicy\"", "");
        var fail = assertInstanceOf(Verdict.Fail.class, verdict(control, vaultOn(key(ROOT, half))));
        assertEquals("[\"kms:PutKeyPolicy\"]", fail.facts().path("open").toString());
    }

    @Test
    void denyThatSparesEveryRoleFails() {
        var wide = GUARD.replace("ArnNotEquals", "ArnNotLike").replace("role/break-glass", "role/*");
        assertEquals("FAIL", verdict(control, vaultOn(key(ROOT, wide))).label());
    }

    @Test
    void denyUnderAnotherConditionFails() {
        var away = """
                {"Effect":"Deny","Principal":"*","Action":"kms:*","Resource":"*",
                 "Condition":{"StringNotEquals":{"aws:SourceVpc":"vpc-1"}}}""";
        assertEquals("FAIL", verdict(control, vaultOn(key(ROOT, away))).label());
    }

    @Test
    void serviceControlPolicyPasses() {
        var inventory = vaultOn(Samples.key())
                .read(Kinds.ORGANIZATION, List.of(SampleOrganization.under(GUARD.replace("\"Principal\":\"*\",", ""))));
        assertEquals("PASS", verdict(control, inventory).label());
    }

    @Test
    void serviceControlPolicyDoesNotBindTheManagementAccount() {
        var own = Records.with(
                SampleOrganization.under(GUARD.replace("\"Principal\":\"*\",", "")), "management", Samples.ACCOUNT);
        assertEquals(
                "FAIL",
                verdict(control, vaultOn(Samples.key()).read(Kinds.ORGANIZATION, List.of(own)))
                        .label());
    }

    @Test
    void sparedRoleMustBeOneForEmergenciesWhereTheyAreNamed() {
        var named = Records.with(Expectations.standard(), "breakGlassRoles", Set.of("break-glass"));
        assertEquals(
                "PASS",
                verdict(control, vaultOn(key(ROOT, GUARD)).expecting(named)).label());
        var other = Records.with(Expectations.standard(), "breakGlassRoles", Set.of("someone-else"));
        assertEquals(
                "FAIL",
                verdict(control, vaultOn(key(ROOT, GUARD)).expecting(other)).label());
    }

    @Test
    void keyThatNobodyCanManageFails() {
        var all = "{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"kms:PutKeyPolicy\",\"Resource\":\"*\"}";
        var fail = assertInstanceOf(Verdict.Fail.class, verdict(control, vaultOn(key(ROOT, GUARD, all))));
        assertEquals("The policy of this key can be changed by nobody.", fail.because());
    }

    @Test
    void importedMaterialIsGuardedToo() {
        var imported = Records.with(key(ROOT, GUARD), "origin", "EXTERNAL");
        assertEquals("FAIL", verdict(control, vaultOn(imported)).label());
    }

    @Test
    void keyOfAwsIsNotApplicable() {
        var key = Records.with(Samples.key(), "manager", "AWS");
        assertEquals("NOT_APPLICABLE", verdictOnWhole(control, vaultOn(key)).label());
    }

    @Test
    void deniedPolicyIsUnknown() {
        var dark = Records.with(Samples.key(), "policy", Told.unknown(new Coverage.Denied("kms:GetKeyPolicy")));
        assertEquals("UNKNOWN", verdict(control, vaultOn(dark)).label());
    }

    @Test
    void deniedOrganizationIsUnknownWhenTheKeyDoesNotGuardItself() {
        var inventory = vaultOn(Samples.key())
                .unread(Kinds.ORGANIZATION, new Coverage.Denied("organizations:DescribeOrganization"));
        assertEquals("UNKNOWN", verdict(control, inventory).label());
    }

    private static Key key(String... statements) {
        return Records.with(Samples.key(), "policy", Samples.policy(String.join(",", statements)));
    }

    private static Inventory.Builder vaultOn(Key key) {
        return Samples.inventory()
                .read(Kinds.KEYS, List.of(key))
                .read(Kinds.VAULTS, List.of(Samples.vault()))
                .read(Kinds.RECOVERY_POINTS, List.of())
                .read(Kinds.ORGANIZATION, List.of());
    }
}
