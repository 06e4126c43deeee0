package io.strongroom.api.findings;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.json.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Findings as rows of CSV that no spreadsheet takes for formulas. */
final class CsvRows {
    private static final String RESOURCE = "resource";
    private static final List<String> OF_RESOURCE = List.of("type", "arn");
    /** What begins a formula in one spreadsheet or another. */
    private static final String BEGINNINGS = "=+-@\t\r";

    private final Collection<String> fields;

    /** @param fields of {@link FindingView}, in the order of columns */
    CsvRows(Collection<String> fields) {
        this.fields = List.copyOf(fields);
    }

    List<String> header() {
        return fields.stream()
                .flatMap(field -> field.equals(RESOURCE)
                        ? OF_RESOURCE.stream().map(CsvRows::ofResource)
                        : List.of(field).stream())
                .toList();
    }

    private static String ofResource(String part) {
        return RESOURCE + part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1);
    }

    List<String> row(FindingView finding) {
        var tree = Json.tree(finding);
        var cells = new ArrayList<String>();
        for (var field : fields) {
            if (field.equals(RESOURCE)) {
                OF_RESOURCE.forEach(part -> cells.add(cell(tree.path(RESOURCE).path(part))));
            } else {
                cells.add(cell(tree.path(field)));
            }
        }
        return cells;
    }

    private static String cell(JsonNode value) {
        if (value.isArray()) {
            return safe(value.valueStream().map(JsonNode::asText).collect(Collectors.joining(" ")));
        }
        return safe(value.isObject() ? Json.write(value) : value.asText(""));
    }

    /** A quote before it makes a spreadsheet show it as it is. */
    static String safe(String text) {
        return !text.isEmpty() && BEGINNINGS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
