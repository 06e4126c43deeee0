package io.strongroom.domain.findings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.json.Json;

/** What could not be read, for people and as facts. */
final class Coverages {
    private Coverages() {}

    static String sentence(Coverage coverage) {
        return switch (coverage) {
            case Coverage.Read read -> "It was read.";
            case Coverage.Denied(var action) -> "Strongroom may not call " + action + " in this account.";
            case Coverage.Throttled(var api) -> "AWS did not answer " + api + " in time.";
            case Coverage.Unsupported(var api) ->
                api + " cannot be read here: the endpoint or the SDK does not know it.";
            case Coverage.LeftOut(var action) -> throw leftOut(action);
        };
    }

    static ObjectNode facts(Coverage coverage) {
        return switch (coverage) {
            case Coverage.Read read -> Json.object();
            case Coverage.Denied(var action) -> Json.object().put("missingAction", action);
            case Coverage.Throttled(var api) -> Json.object().put("throttled", api);
            case Coverage.Unsupported(var api) -> Json.object().put("unsupported", api);
            case Coverage.LeftOut(var action) -> throw leftOut(action);
        };
    }

    private static IllegalStateException leftOut(String action) {
        return new IllegalStateException("a verdict rests on what nobody asked for: " + action);
    }
}
