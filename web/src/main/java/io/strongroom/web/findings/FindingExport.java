package io.strongroom.web.findings;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.strongroom.domain.findings.Finding;
import io.strongroom.domain.findings.FindingQuery;
import io.strongroom.domain.findings.Findings;
import io.strongroom.domain.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes every finding of a query, a page at a time, so that a million take no more memory than five hundred. */
final class FindingExport {
    private static final List<String> COLUMNS = List.of(
            "id",
            "control",
            "severity",
            "status",
            "verdict",
            "account",
            "region",
            "resource_type",
            "resource_arn",
            "because",
            "facts",
            "first_seen_at",
            "changed_at",
            "last_seen_at",
            "resolved_at",
            "reopened",
            "assignee",
            "note");

    private final Findings findings;
    private final FindingQuery query;

    /** @param query its limit is the size of a page, its cursor where to begin */
    FindingExport(Findings findings, FindingQuery query) {
        this.findings = findings;
        this.query = query;
    }

    void csv(OutputStream to) throws IOException {
        var out = new OutputStreamWriter(to, UTF_8);
        out.write(String.join(",", COLUMNS) + "\r\n");
        for (var page = first(); !page.isEmpty(); page = next(page)) {
            for (var finding : page) {
                out.write(values(finding).map(FindingExport::cell).collect(Collectors.joining(",")) + "\r\n");
            }
        }
        out.flush();
    }

    /** @param asOf when the export began; {@code complete} comes last, so that a torn file shows */
    void json(OutputStream to, Instant asOf) throws IOException {
        var out = new OutputStreamWriter(to, UTF_8);
        out.write("{\"asOf\":\"" + asOf + "\",\"findings\":[");
        long rows = 0;
        for (var page = first(); !page.isEmpty(); page = next(page)) {
            for (var finding : page) {
                out.write((rows++ == 0 ? "\n" : ",\n") + Json.write(finding));
            }
        }
        out.write("\n],\"rows\":" + rows + ",\"complete\":true}\n");
        out.flush();
    }

    private List<Finding> first() {
        return findings.list(query);
    }

    private List<Finding> next(List<Finding> page) {
        if (page.size() < query.limit()) {
            return List.of();
        }
        var last = page.getLast();
        return findings.list(query.after(Optional.of(new FindingQuery.Cursor(last.severity(), last.id()))));
    }

    private static Stream<String> values(Finding f) {
        return Stream.of(
                f.id().toString(),
                f.control().value(),
                f.severity().name(),
                f.status().name(),
                f.verdict(),
                f.accountId().value(),
                f.region(),
                f.resourceType(),
                f.resourceArn(),
                f.because(),
                Json.write(f.facts()),
                f.firstSeenAt().toString(),
                f.changedAt().toString(),
                f.lastSeenAt().toString(),
                f.resolvedAt().map(Instant::toString).orElse(""),
                Integer.toString(f.reopened()),
                f.assignee().orElse(""),
                f.note().orElse(""));
    }

    /** Quoted; what a spreadsheet would take for a formula gets an apostrophe before it. */
    static String cell(String text) {
        var first = text.stripLeading();
        var risky = !first.isEmpty() && "=+-@".indexOf(first.charAt(0)) >= 0
                || !text.isEmpty() && "\t\r\n".indexOf(text.charAt(0)) >= 0;
        return '"' + (risky ? "'" : "") + text.replace("\"", "\"\"") + '"';
    }
}
