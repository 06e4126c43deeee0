package io.strongroom.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;

/** YAML files as trees, anchors and merges resolved. */
final class Yaml {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Yaml() {}

    static JsonNode read(String path) {
        return parse(Repository.text(path));
    }

    static JsonNode parse(String text) {
        return MAPPER.valueToTree(new org.yaml.snakeyaml.Yaml().load(text));
    }

    static List<String> names(JsonNode object) {
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
