package io.strongroom.web.findings;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Facts as rows that people read. The whole of them is there as JSON besides. */
final class Evidence {
    private static final int ROWS_MOST = 100;
    private static final int ITEMS_MOST = 20;

    private Evidence() {}

    /** A fact: its name in words, and each of its values on a line. */
    record Row(String name, List<String> values) {}

    static List<Row> rows(JsonNode facts) {
        var rows = new ArrayList<Row>();
        facts.properties().forEach(one -> add(spoken(one.getKey()), one.getValue(), rows));
        return rows.size() > ROWS_MOST ? rows.subList(0, ROWS_MOST) : rows;
    }

    private static void add(String name, JsonNode value, List<Row> rows) {
        if (value.isObject() && !value.isEmpty()) {
            value.properties().forEach(one -> add(name + ": " + spoken(one.getKey()), one.getValue(), rows));
        } else if (value.isArray() && !value.isEmpty() && value.get(0).isContainerNode()) {
            var n = 1;
            for (var item : value) {
                add(name + " " + n++, item, rows);
            }
        } else {
            rows.add(new Row(name, values(value)));
        }
    }

    private static List<String> values(JsonNode value) {
        if (!value.isArray()) {
            return List.of(plain(value));
        }
        var lines = new ArrayList<String>();
        value.forEach(item -> lines.add(plain(item)));
        if (lines.isEmpty()) {
            return List.of("none");
        }
        return lines.size() <= ITEMS_MOST ? lines : shortened(lines);
    }

    private static List<String> shortened(List<String> lines) {
        var some = new ArrayList<>(lines.subList(0, ITEMS_MOST));
        some.add("and " + (lines.size() - ITEMS_MOST) + " more, in the JSON below");
        return some;
    }

    private static String plain(JsonNode value) {
        if (value.isBoolean()) {
            return value.booleanValue() ? "yes" : "no";
        }
        if (value.isNull() || value.isObject() && value.isEmpty()) {
            return "none";
        }
        return value.isTextual() && value.textValue().isEmpty() ? "empty" : value.asText();
    }

    /** {@code kmsKeyArn} as {@code Kms key arn}; what is no such name stays as it is. */
    private static String spoken(String name) {
        if (!name.matches("[a-z][A-Za-z0-9]*")) {
            return name;
        }
        var words = name.replaceAll("([a-z0-9])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
        var said = words.replaceAll("\\bkms\\b", "KMS")
                .replaceAll("\\barn(s?)\\b", "ARN$1")
                .replaceAll("\\bmfa\\b", "MFA");
        return Character.toUpperCase(said.charAt(0)) + said.substring(1);
    }
}
