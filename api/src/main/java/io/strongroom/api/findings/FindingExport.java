package io.strongroom.api.findings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.strongroom.api.http.ListAsk;
import io.strongroom.api.http.Lists;
import io.strongroom.api.http.Paging;
import io.strongroom.domain.findings.FindingQuery;
import io.strongroom.domain.findings.Findings;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
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
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Whole lists of findings, of any length: a thousand at a time from the place where the last thousand ended, so that neither
 * memory nor a transaction grows with the list.
 */
@Singleton
public class FindingExport {
    static final String CSV = "text/csv";
    private static final int AT_ONCE = 1000;
    /** Each holds a request's thread for as long as its client takes. */
    private static final int EXPORTS_MOST = 16;

    private static final int SECONDS = 10;

    private final Findings findings;
    private final FindingViews views;
    private final FindingSearch search;
    private final Semaphore slots = new Semaphore(EXPORTS_MOST);

    FindingExport(Findings findings, FindingViews views, FindingSearch search) {
        this.findings = findings;
        this.views = views;
        this.search = search;
    }

    /** Takes findings one by one. */
    private interface Sink {
        void accept(FindingView finding) throws IOException;
    }

    /** @throws Rejected {@code malformed-request}; {@code stream-limit} when too many are under way */
    Response export(FindingAsk filter, ListAsk ask, String type, String self, RoutingContext context) {
        var query = search.query(filter, Paging.filter(ask), AT_ONCE);
        var fields = Lists.fields(FindingView.class, ask.fields);
        var slot = hold();
        // Also when nobody asks for the body.
        context.addEndHandler(ended -> slot.run());
        StreamingOutput body = out -> {
            var whole = false;
            try {
                write(query, fields, type, self, out);
                whole = true;
            } finally {
                slot.run();
                if (!whole && context.response().headWritten()) {
                    // The server would add the problem and end the answer, which would look whole. Waited for, as it
                    // does that
                    // at once.
                    context.request()
                            .connection()
                            .close()
                            .toCompletionStage()
                            .toCompletableFuture()
                            .join();
                }
            }
        };
        return Response.ok(body, type.equals(CSV) ? CSV + ";charset=UTF-8" : type)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"findings." + ending(type) + "\"")
                .build();
    }

    /** @return what gives the place back, once */
    private Runnable hold() {
        if (!slots.tryAcquire()) {
            throw Rejected.until(
                    SECONDS,
                    ProblemCode.STREAM_LIMIT,
                    "As many exports are under way as can be. Try again in " + SECONDS + " s.");
        }
        var held = new AtomicBoolean(true);
        return () -> {
            if (held.compareAndSet(true, false)) {
                slots.release();
            }
        };
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
        // Never closed here: that ends the answer, and one that failed would look whole. What fails flies, and the
        // server then
        // tells of it, or breaks the connection when some is sent already.
        var writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        switch (type) {
            case CSV -> csv(query, fields, writer);
            case Lists.NDJSON -> each(query, finding -> writer.write(line(finding, fields) + "\n"));
            default -> json(query, fields, self, writer);
        }
        writer.flush();
    }

    private void csv(Optional<FindingQuery> query, Set<String> fields, Writer writer) throws IOException {
        var rows = new CsvRows(fields.isEmpty() ? allFields() : fields);
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

    private void each(Optional<FindingQuery> query, Sink sink) throws IOException {
        for (var next = query; next.isPresent(); ) {
            var found = findings.list(next.get());
            for (var finding : found) {
                sink.accept(views.of(finding));
            }
            if (found.size() < AT_ONCE) {
                return;
            }
            var last = found.getLast();
            next = query.map(all -> all.after(Optional.of(new FindingQuery.Cursor(last.severity(), last.id()))));
        }
    }

    private static String line(FindingView finding, Set<String> fields) {
        var tree = Json.tree(finding);
        if (!fields.isEmpty()) {
            ((ObjectNode) tree).retain(fields);
        }
        return Json.write(tree);
    }

    private static List<String> allFields() {
        return Arrays.stream(FindingView.class.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }

    /** What a caller can ask for, the usual one first. */
    static List<String> types() {
        return List.of(MediaType.APPLICATION_JSON, Lists.NDJSON, CSV);
    }
}
