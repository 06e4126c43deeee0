package io.strongroom.domain.remediations;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The schema files that lie beside the remediations in the jar. */
public final class ParameterFile {
    private ParameterFile() {}

    /**
     * The JSON Schema in {@code remediations/<id>.schema.json}.
     *
     * @throws IllegalStateException when the jar has no such file
     */
    public static JsonNode of(String id) {
        var path = "/remediations/" + id + ".schema.json";
        try (var file = ParameterFile.class.getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalStateException("no file " + path);
            }
            return Json.parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
