package io.strongroom.worker.aws;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The calls that lead from one set of tags to another.
 *
 * @param put those to add or alter
 * @param remove names of those to take away
 */
record Tags(Map<String, String> put, List<String> remove) {
    static Tags between(JsonNode before, JsonNode after) {
        var put = map(after);
        map(before).forEach(put::remove);
        var remove =
                map(before).keySet().stream().filter(name -> !after.has(name)).toList();
        return new Tags(put, remove);
    }

    static Map<String, String> map(JsonNode tags) {
        var map = new TreeMap<String, String>();
        tags.properties().forEach(tag -> map.put(tag.getKey(), tag.getValue().asText()));
        return map;
    }
}
