package io.strongroom.domain.iam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.domain.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyDocumentTest {
    private static final PolicyDocument WRITTEN = policy("""
            {"Version":"2012-10-17","Statement":[
              {"Sid":"A","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:root"},"Action":["kms:Encrypt","kms:Decrypt"],"Resource":"*"},
              {"Sid":"B","Effect":"Deny","Principal":"*","Action":"s3:*","Resource":["b","a"],"Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}
            """);

    @Test
    void orderSingleValuesCaseOfActionsAndRootFormCarryNoMeaning() {
        var answered = policy("""
                {"Version":"2012-10-17","Statement":[
                  {"Effect":"Deny","Principal":{"AWS":"*"},"Action":["S3:*"],"Resource":["a","b"],"Condition":{"Bool":{"AWS:SecureTransport":["false"]}}},
                  {"Effect":"Allow","Principal":{"AWS":["123456789012"]},"Action":["kms:decrypt","KMS:Encrypt"],"Resource":["*"]}]}
                """);
        assertTrue(WRITTEN.meansTheSameAs(answered));
    }

    @Test
    void anotherEffectPrincipalResourceOrConditionIsAnotherMeaning() {
        for (var other : List.of(
                WRITTEN.document().toString().replace("Deny", "Allow"),
                WRITTEN.document().toString().replace("123456789012", "210987654321"),
                WRITTEN.document().toString().replace("\"b\"", "\"c\""),
                WRITTEN.document().toString().replace("\"false\"", "\"true\""))) {
            assertFalse(WRITTEN.meansTheSameAs(policy(other)), other);
        }
    }

    @Test
    void mergingKeepsForeignStatementsAndReplacesBySid() {
        var wanted = statement(
                "{\"Sid\":\"B\",\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"s3:PutObject\",\"Resource\":\"a\"}");
        var merged = WRITTEN.with(List.of(wanted));
        assertEquals(2, merged.statements().size());
        assertEquals(WRITTEN.statements().get(0), merged.statements().get(0));
        assertEquals(wanted, merged.statements().get(1));
    }

    @Test
    void mergingWhatIsThereChangesNothing() {
        var again = statement(
                "{\"Sid\":\"Z\",\"Effect\":\"Deny\",\"Principal\":{\"AWS\":\"*\"},\"Action\":[\"s3:*\"],\"Resource\":[\"a\",\"b\"],\"Condition\":{\"Bool\":{\"aws:SecureTransport\":\"false\"}}}");
        assertEquals(WRITTEN.document(), WRITTEN.with(List.of(again)).document());
    }

    @Test
    void unknownFieldsOfTheDocumentSurvive() {
        var merged = policy("{\"Version\":\"2008-10-17\",\"Id\":\"kept\",\"Statement\":[]}")
                .with(List.of(statement("{\"Effect\":\"Allow\",\"Action\":\"a:b\",\"Resource\":\"*\"}")));
        assertEquals("kept", merged.document().path("Id").asText());
        assertEquals("2008-10-17", merged.document().path("Version").asText());
    }

    @Test
    void whatHasNoEffectIsNoStatement() {
        assertThrows(IllegalArgumentException.class, () -> policy("{\"Statement\":[{\"Action\":\"a:b\"}]}"));
        assertThrows(IllegalArgumentException.class, () -> policy("{}"));
    }

    private static PolicyDocument policy(String text) {
        return PolicyDocument.of(Json.parse(text));
    }

    private static ObjectNode statement(String text) {
        return (ObjectNode) Json.parse(text);
    }
}
