package io.strongroom.domain.remediations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A remediation is a class, a schema and a page; none of them comes alone. */
class RemediationFilesTest {
    private static final Path SOURCES = Path.of("src/main/java/io/strongroom/domain/remediations");
    private static final Path RESOURCES = Path.of("src/main/resources/remediations");

    @Test
    void classesSchemasAndPagesBelongTogether() throws IOException {
        var classes = new TreeSet<String>();
        try (var files = Files.walk(SOURCES)) {
            for (var file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                if (Files.readString(file).contains("implements Remediation {")) {
                    var name = file.getFileName().toString().replace(".java", "");
                    classes.add(Json.kebab(Character.toLowerCase(name.charAt(0)) + name.substring(1)));
                }
            }
        }
        assertFalse(classes.isEmpty());
        assertEquals(classes, resources(".schema.json"));
        assertEquals(classes, resources(".md"));
        classes.forEach(id -> assertEquals(id, Recipes.named(id).spec().id().value()));
    }

    @Test
    void everyParameterIsExplainedAndItsExampleIsValid() throws IOException {
        for (var id : resources(".schema.json")) {
            var document = ParameterFile.of(id);
            assertFalse(document.path("additionalProperties").asBoolean(true), id);
            var example = Json.object();
            document.path("properties").properties().forEach(property -> {
                var where = id + ": " + property.getKey();
                assertFalse(property.getValue().path("title").asText().isBlank(), where);
                assertFalse(property.getValue().path("description").asText().isBlank(), where);
                assertFalse(property.getValue().path("examples").isEmpty(), where);
                example.set(
                        property.getKey(), property.getValue().path("examples").get(0));
            });
            // The grace of a vault lock goes with the other mode.
            example.remove("changeableForDays");
            var schema = new ParameterSchema(document);
            assertEquals("[]", schema.check(example, "").toString(), id);
            assertEquals("[]", schema.check(schema.withDefaults(example), "").toString(), id);
        }
    }

    @Test
    void everyPageSaysWhyWhatAndHowBack() throws IOException {
        for (var id : resources(".md")) {
            var page = Files.readString(RESOURCES.resolve(id + ".md"));
            for (var heading : Set.of(
                    "# ", "## Why", "## What it changes", "## What it leaves alone", "## Roll back", "## References")) {
                assertTrue(page.contains(heading), id + ".md has no " + heading);
            }
        }
    }

    private static Set<String> resources(String ending) throws IOException {
        try (var files = Files.list(RESOURCES)) {
            var ids = new TreeSet<String>();
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ending))
                    .forEach(name -> ids.add(name.substring(0, name.length() - ending.length())));
            return ids;
        }
    }
}
