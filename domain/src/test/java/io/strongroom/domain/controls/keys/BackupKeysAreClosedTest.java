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

class BackupKeysAreClosedTest {
    private final BackupKeysAreClosed control = new BackupKeysAreClosed();
    private static final String ROOT = """
            {"Sid":"Root","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:root"},"Action":"kms:*","Resource":"*"}""";

    @Test
    void policyForTheAccountPasses() {
        assertEquals("PASS", verdict(control, vaultOn(Samples.key())).label());
    }

    @Test
    void publicPolicyFails() {
        assertEquals(
                "FAIL",
                verdict(control, vaultOn(key(ROOT, allow("\"*\"", "kms:Decrypt", ""))))
                        .label());
        assertEquals(
                "FAIL",
                verdict(control, vaultOn(key(ROOT, allow("{\"AWS\":[\"*\"]}", "kms:Decrypt", ""))))
                        .label());
    }

    @Test
    void everyoneOfTheOwnAccountIsNotTheWorld() {
        var within = allow(
                "{\"AWS\":\"*\"}",
                "kms:Decrypt",
                "\"StringEquals\":{\"kms:CallerAccount\":\"123456789012\",\"kms:ViaService\":\"ec2.eu-west-1.amazonaws.com\"}");
        assertEquals("PASS", verdict(control, vaultOn(key(ROOT, within))).label());
    }

    @Test
    void serviceConditionAloneKeepsNobodyOut() {
        var via =
                allow("\"*\"", "kms:Decrypt", "\"StringEquals\":{\"kms:ViaService\":\"ec2.eu-west-1.amazonaws.com\"}");
        assertEquals("FAIL", verdict(control, vaultOn(key(ROOT, via))).label());
    }

    @Test
    void everyoneWithinMayNotAdminister() {
        var within = allow("\"*\"", "kms:*", "\"StringEquals\":{\"kms:CallerAccount\":\"123456789012\"}");
        assertEquals("FAIL", verdict(control, vaultOn(key(ROOT, within))).label());
        var one =
                allow("\"*\"", "kms:*", "\"ArnEquals\":{\"aws:PrincipalArn\":\"arn:aws:iam::123456789012:role/keys\"}");
        assertEquals("PASS", verdict(control, vaultOn(key(ROOT, one))).label());
    }

    @Test
    void unknownAccountFailsAndIsNamed() {
        var fail = assertInstanceOf(
                Verdict.Fail.class,
                verdict(control, vaultOn(key(ROOT, allow(account("888888888888"), "kms:Decrypt", "")))));
        assertEquals("[\"888888888888\"]", fail.facts().path("strangers").toString());
    }

    @Test
    void accountOfTheOrganizationPasses() {
        var shared = key(ROOT, allow(account("222222222222"), "kms:Decrypt", ""));
        assertEquals("PASS", verdict(control, vaultOn(shared)).label());
    }

    @Test
    void trustedAccountPassesWithoutTheOrganization() {
        var trusting = Records.with(Expectations.standard(), "trustedAccounts", Set.of("888888888888"));
        var inventory = vaultOn(key(ROOT, allow(account("888888888888"), "kms:Decrypt", "")))
                .expecting(trusting)
                .unread(Kinds.ORGANIZATION, new Coverage.Denied("organizations:DescribeOrganization"));
        assertEquals("PASS", verdict(control, inventory).label());
    }

    @Test
    void organizationOfOnesOwnPassesAndAnotherFails() {
        var own = allow("\"*\"", "kms:Decrypt", "\"StringEquals\":{\"aws:PrincipalOrgID\":\"o-abc\"}");
        assertEquals("PASS", verdict(control, vaultOn(key(ROOT, own))).label());
        assertEquals(
                "FAIL",
                verdict(control, vaultOn(key(ROOT, own.replace("o-abc", "o-xyz"))))
                        .label());
    }

    @Test
    void grantToAStrangerFails() {
        var granted = Records.with(
                Samples.key(),
                "grants",
                List.of(new Key.Grant("g-1", "arn:aws:iam::888888888888:role/x", Set.of("Decrypt"), Samples.NOW)));
        assertEquals("FAIL", verdict(control, vaultOn(granted)).label());
    }

    @Test
    void grantToAServicePasses() {
        var granted = Records.with(
                Samples.key(),
                "grants",
                List.of(new Key.Grant("g-1", "rds.eu-west-1.amazonaws.com", Set.of("Decrypt"), Samples.NOW)));
        assertEquals("PASS", verdict(control, vaultOn(granted)).label());
    }

    @Test
    void deniedOrganizationIsUnknownWhenAStrangerIsLetIn() {
        var inventory = vaultOn(key(ROOT, allow(account("222222222222"), "kms:Decrypt", "")))
                .unread(Kinds.ORGANIZATION, new Coverage.Denied("organizations:DescribeOrganization"));
        assertEquals("UNKNOWN", verdict(control, inventory).label());
    }

    @Test
    void deniedGrantsAreUnknown() {
        var dark = Records.with(Samples.key(), "grants", Told.unknown(new Coverage.Denied("kms:ListGrants")));
        assertEquals("UNKNOWN", verdict(control, vaultOn(dark)).label());
    }

    @Test
    void keyOfAwsIsNotApplicable() {
        var key = Records.with(Samples.key(), "manager", "AWS");
        assertEquals("NOT_APPLICABLE", verdictOnWhole(control, vaultOn(key)).label());
    }

    private static String account(String id) {
        return "{\"AWS\":\"arn:aws:iam::" + id + ":root\"}";
    }

    private static String allow(String principal, String action, String condition) {
        return "{\"Effect\":\"Allow\",\"Principal\":" + principal + ",\"Action\":\"" + action
                + "\",\"Resource\":\"*\",\"Condition\":{" + condition + "}}";
    }

    private static Key key(String... statements) {
        return Records.with(Samples.key(), "policy", Samples.policy(String.join(",", statements)));
    }

    private static Inventory.Builder vaultOn(Key key) {
        return Samples.inventory()
                .read(Kinds.KEYS, List.of(key))
                .read(Kinds.VAULTS, List.of(Samples.vault()))
                .read(Kinds.RECOVERY_POINTS, List.of())
                .read(Kinds.ORGANIZATION, List.of(SampleOrganization.under()));
    }
}
