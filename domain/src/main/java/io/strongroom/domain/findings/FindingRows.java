package io.strongroom.domain.findings;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.json.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Findings as rows of CSV that no spreadsheet takes for formulas. */
public final class FindingRows {
    private static final String RESOURCE = "resource";
    private static final List<String> OF_RESOURCE = List.of("type", "arn");
    /** What begins a formula in one spreadsheet or another. */
    private static final String BEGINNINGS = "=+-@";
    /** What some take away before they look. */
    private static final String CONTROLS = "\t\r\n";

    private final Collection<String> fields;

    /** @param fields of {@link FindingDocument#FIELDS}, in the order of columns */
    public FindingRows(Collection<String> fields) {
        this.fields = List.copyOf(fields);
    }

    /** The names of the columns. */
    public List<String> header() {
        return fields.stream()
                .flatMap(field -> field.equals(RESOURCE)
                        ? OF_RESOURCE.stream().map(FindingRows::ofResource)
                        : List.of(field).stream())
                .toList();
    }

    private static String ofResource(String part) {
        return RESOURCE + part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1);
    }

    /** @param finding as {@link FindingDocument} */
    public List<String> row(JsonNode finding) {
        var cells = new ArrayList<String>();
        for (var field : fields) {
            if (field.equals(RESOURCE)) {
                OF_RESOURCE.forEach(
                        part -> cells.add(cell(finding.path(RESOURCE).path(part))));
            } else {
                cells.add(cell(finding.path(field)));
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
        var shown = text.stripLeading();
        var risky = !shown.isEmpty() && BEGINNINGS.indexOf(shown.charAt(0)) >= 0
                || !text.isEmpty() && CONTROLS.indexOf(text.charAt(0)) >= 0;
        return risky ? "'" + text : text;
    }
}
