package io.strongroom.api.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the contract promises about its own quality. */
class OpenApiRulesTest {
    private final Contracted contract = Contracted.committed();

    @Test
    void operationIdsAreUniqueVerbsWithNouns() {
        var seen = new HashSet<String>();
        for (var operation : contract.operations()) {
            assertTrue(
                    operation
                            .id()
                            .matches(
                                    "(list|get|submit|pause|resume|cancel|retry|rollBack|decide|create|update|delete|withdraw|retire|revoke|redrive)[A-Z][A-Za-z]+"),
                    operation.id());
            assertTrue(seen.add(operation.id()), operation.id());
        }
        assertTrue(seen.size() > 25, seen.toString());
    }

    @Test
    void everyOperationSaysWhatItDoesWhoMayAndWhatCanGoWrong() {
        var wrong = new ArrayList<String>();
        for (var operation : contract.operations()) {
            var node = operation.node();
            for (var needed : List.of("summary", "description", "security", "tags")) {
                if (node.path(needed).isMissingNode()
                        || node.path(needed).isEmpty() && !node.path(needed).isTextual()) {
                    wrong.add(operation.id() + " has no " + needed);
                }
            }
            for (var status : List.of("400", "401", "403", "429", "500")) {
                if (!node.path("responses").path(status).path("content").has("application/problem+json")) {
                    wrong.add(operation.id() + " does not tell of " + status);
                }
            }
            node.path("parameters").forEach(parameter -> {
                if (!parameter.has("description")) {
                    wrong.add(operation.id() + " does not describe "
                            + parameter.path("name").asText());
                }
            });
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void everySchemaAndFieldIsDescribed() {
        var wrong = new ArrayList<String>();
        contract.schemas().properties().forEach(schema -> {
            if (!schema.getValue().has("description")) {
                wrong.add(schema.getKey());
            }
            schema.getValue().path("properties").properties().forEach(field -> {
                if (!field.getValue().has("description")) {
                    wrong.add(schema.getKey() + "." + field.getKey());
                }
            });
        });
        assertEquals(List.of(), wrong);
    }

    @Test
    void noSchemaIsOneOfSeveral() {
        assertFalse(contract.document().toString().contains("\"oneOf\""));
    }

    @Test
    void examplesFitTheirSchemas() {
        var wrong = new ArrayList<String>();
        contract.schemas()
                .properties()
                .forEach(schema -> schema.getValue()
                        .path("properties")
                        .properties()
                        .forEach(field -> field.getValue().path("examples").forEach(example -> {
                            var objections = contract.objections(field.getValue(), example);
                            if (!objections.isEmpty()) {
                                wrong.add(schema.getKey() + "." + field.getKey() + ": " + objections);
                            }
                        })));
        assertEquals(List.of(), wrong);
    }
}
