package io.strongroom.sandbox.calls;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyTextTest {
    private static final List<String> CALLER = List.of("123456789012", "arn:aws:iam::123456789012:role/Worker");

    private static boolean denies(String principal, String action, String condition) {
        var policy = PolicyText.parse("""
                {"Statement":{"Effect":"Deny","Principal":%s,"Action":%s,"Resource":"*"%s}}""".formatted(principal, action, condition));
        return policy.denies("kms:PutKeyPolicy", "arn:aws:kms:eu-west-1:123456789012:key/a", CALLER);
    }

    @Test
    void denyIsFoundUnderEveryNameOfTheCaller() {
        assertTrue(denies("\"*\"", "\"kms:*\"", ""));
        assertTrue(denies("{\"AWS\":\"*\"}", "[\"kms:Get*\",\"KMS:putkeypolicy\"]", ""));
        assertTrue(denies("{\"AWS\":[\"arn:aws:iam::123456789012:role/Worker\"]}", "\"*\"", ""));
        assertFalse(denies("{\"AWS\":\"arn:aws:iam::123456789012:role/Other\"}", "\"*\"", ""));
        assertFalse(denies("\"*\"", "\"kms:Get*\"", ""));
    }

    @Test
    void conditionsOnThePrincipalAreWeighedAndOthersAreNotMet() {
        var exempt = ",\"Condition\":{\"ArnNotLike\":{\"aws:PrincipalArn\":\"arn:aws:iam::*:role/Work*\"}}";
        var meant = ",\"Condition\":{\"ArnLike\":{\"aws:PrincipalArn\":\"arn:aws:iam::*:role/Work*\"}}";
        var plain = ",\"Condition\":{\"Bool\":{\"aws:SecureTransport\":\"false\"}}";
        assertFalse(denies("\"*\"", "\"*\"", exempt));
        assertTrue(denies("\"*\"", "\"*\"", meant));
        assertFalse(denies("\"*\"", "\"*\"", plain));
    }

    @Test
    void incompleteStatementsAreMalformed() {
        for (var text : List.of(
                "",
                "[]",
                "{}",
                "{\"Statement\":[]}",
                "{\"Statement\":{\"Effect\":\"Maybe\",\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":\"*\"}}",
                "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":[]},\"Action\":\"*\",\"Resource\":\"*\"}}",
                "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":[],\"Resource\":\"*\"}}",
                "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":[]}}")) {
            assertThrows(PolicyText.Malformed.class, () -> PolicyText.parse(text), text);
        }
    }

    @Test
    void wildcardsMatchAsInIam() {
        assertTrue(Wildcards.match("arn:aws:s3:::a*/b?", "arn:aws:s3:::abc/d/bx"));
        assertFalse(Wildcards.match("arn:aws:s3:::a*/b?", "arn:aws:s3:::abc/d/b"));
        assertTrue(Wildcards.match("**", ""));
        assertTrue(Wildcards.match("*a*b*", "xxaxxbxx"));
        assertFalse(Wildcards.match("*a*b", "xxaxxbx"));
        assertFalse(Wildcards.match("", "a"));
    }
}
