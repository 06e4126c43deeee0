package io.strongroom.domain.incidents.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Something that happens, step by step.
 *
 * @param after what it is drawn from
 * @param attack whether somebody should be told
 * @param actor who does it, where a step says nothing else
 * @param homes {@code guarded}, {@code scratch} or {@code unassessed}
 * @param variants how often it happens, each time somewhere else and by somebody else
 */
record Scenario(String name, String after, boolean attack, String actor, String homes, int variants, List<Step> steps) {

    /**
     * One event, or several of a kind.
     *
     * @param pause since the step before
     * @param what the call or notice
     * @param must what each of its events has to open
     * @param once what at least one event of the scenario that carries it has to open
     */
    record Step(
            Duration pause,
            int times,
            Duration every,
            Optional<String> actor,
            boolean notice,
            String what,
            JsonNode told,
            Set<String> must,
            Set<String> once) {

        /** The service's prefix. */
        String source() {
            return what.substring(0, what.indexOf(':'));
        }

        /** The call's name, or the detail-type. */
        String name() {
            return what.substring(what.indexOf(':') + 1);
        }
    }

    static List<Scenario> all() {
        var all = new ArrayList<Scenario>();
        read("attacks").forEach(one -> all.add(scenario(one, true)));
        read("ordinary").forEach(one -> all.add(scenario(one, false)));
        return List.copyOf(all);
    }

    static JsonNode read(String file) {
        try (var in = Scenario.class.getResourceAsStream("/corpus/" + file + ".json")) {
            return Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Scenario scenario(JsonNode written, boolean attack) {
        var steps = new ArrayList<Step>();
        written.path("steps").forEach(step -> steps.add(step(step)));
        return new Scenario(
                written.path("name").asText(),
                written.path("after").asText(),
                attack,
                written.path("actor").asText("sso"),
                written.path("homes").asText("guarded"),
                written.path("variants").asInt(),
                List.copyOf(steps));
    }

    private static Step step(JsonNode written) {
        boolean notice = written.has("notice");
        return new Step(
                Duration.parse(written.path("wait").asText("PT0S")),
                written.path("times").asInt(1),
                Duration.parse(written.path("every").asText("PT0S")),
                Optional.ofNullable(written.path("actor").textValue()),
                notice,
                written.path(notice ? "notice" : "call").asText(),
                written,
                texts(written.path("must")),
                texts(written.path("once")));
    }

    private static Set<String> texts(JsonNode array) {
        var texts = new TreeSet<String>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
