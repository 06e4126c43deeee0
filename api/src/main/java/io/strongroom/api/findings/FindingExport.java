package io.strongroom.api.findings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.strongroom.api.http.ListAsk;
import io.strongroom.api.http.Lists;
import io.strongroom.api.http.Paging;
import io.strongroom.domain.findings.FindingDocument;
import io.strongroom.domain.findings.FindingQuery;
import io.strongroom.domain.findings.FindingRows;
import io.strongroom.domain.findings.WholeFindings;
import io.strongroom.domain.json.Json;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** Whole lists of findings, in every format. */
@Singleton
public class FindingExport {
    static final String CSV = "text/csv";

    private final WholeFindings whole;
    private final FindingSearch search;

    FindingExport(WholeFindings whole, FindingSearch search) {
        this.whole = whole;
        this.search = search;
    }

    /** @throws io.strongroom.domain.problems.Rejected {@code malformed-request}; {@code stream-limit} when too many are under way */
    Response export(FindingAsk filter, ListAsk ask, String type, String self, RoutingContext context) {
        var query = search.query(filter, Paging.filter(ask), WholeFindings.AT_ONCE);
        var fields = Lists.fields(FindingView.class, ask.fields);
        var release = whole.hold();
        // Also when nobody asks for the body.
        context.addEndHandler(ended -> release.run());
        StreamingOutput body = out -> {
            var complete = false;
            try {
                write(query, fields, type, self, out);
                complete = true;
            } finally {
                release.run();
                if (!complete && context.response().headWritten()) {
                    breakOff(context);
                }
            }
        };
        return Response.ok(body, type.equals(CSV) ? CSV + ";charset=UTF-8" : type)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"findings." + ending(type) + "\"")
                .build();
    }

    /** The server would add the problem and end the answer, which would look whole. Waited for, as it does that at once. */
    private static void breakOff(RoutingContext context) {
        context.request()
                .connection()
                .close()
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private static String ending(String type) {
        return switch (type) {
            case CSV -> "csv";
            case Lists.NDJSON -> "ndjson";
            default -> "json";
        };
    }

    private void write(Optional<FindingQuery> query, Set<String> fields, String type, String self, OutputStream out)
            throws IOException {
        // Never closed here: that ends the answer, and one that failed would look whole. What fails flies: the server
        // tells of it, or the connection is broken when some is sent already.
        var writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        switch (type) {
            case CSV -> csv(query, fields, writer);
            case Lists.NDJSON -> each(query, finding -> writer.write(line(finding, fields) + "\n"));
            default -> json(query, fields, self, writer);
        }
        writer.flush();
    }

    private void csv(Optional<FindingQuery> query, Set<String> fields, Writer writer) throws IOException {
        var rows = new FindingRows(fields.isEmpty() ? FindingDocument.FIELDS : fields);
        var csv = CsvWriter.builder().build(writer);
        csv.writeRecord(rows.header());
        each(query, finding -> csv.writeRecord(rows.row(finding)));
        csv.flush();
    }

    private void json(Optional<FindingQuery> query, Set<String> fields, String self, Writer writer) throws IOException {
        writer.write("{\"items\":[");
        var first = new AtomicBoolean(true);
        each(query, finding -> writer.write((first.getAndSet(false) ? "" : ",") + line(finding, fields)));
        writer.write("],\"links\":" + Json.write(Lists.Links.of(self, null)) + ",\"unreachable\":[]}");
    }

    private void each(Optional<FindingQuery> query, WholeFindings.Sink sink) throws IOException {
        if (query.isPresent()) {
            whole.each(query.get(), sink);
        }
    }

    private static String line(ObjectNode finding, Set<String> fields) {
        return Json.write(fields.isEmpty() ? finding : finding.retain(fields));
    }

    /** What a caller can ask for, the usual one first. */
    static List<String> types() {
        return List.of(MediaType.APPLICATION_JSON, Lists.NDJSON, CSV);
    }
}
