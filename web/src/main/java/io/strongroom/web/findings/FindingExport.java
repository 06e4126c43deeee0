package io.strongroom.web.findings;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.strongroom.domain.findings.FindingDocument;
import io.strongroom.domain.findings.FindingQuery;
import io.strongroom.domain.findings.FindingRows;
import io.strongroom.domain.findings.WholeFindings;
import io.strongroom.domain.json.Json;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writes every finding of a query. The stream is never closed here: that would end the answer, and one that failed would
 * look whole.
 */
final class FindingExport {
    private final WholeFindings whole;
    private final FindingQuery query;

    FindingExport(WholeFindings whole, FindingQuery query) {
        this.whole = whole;
        this.query = query;
    }

    void csv(OutputStream to) throws IOException {
        var out = writer(to);
        var rows = new FindingRows(FindingDocument.FIELDS);
        var csv = CsvWriter.builder().build(out);
        csv.writeRecord(rows.header());
        whole.each(query, finding -> csv.writeRecord(rows.row(finding)));
        csv.flush();
    }

    /** @param asOf when the export began; {@code complete} comes last, so that a torn file shows */
    void json(OutputStream to, Instant asOf) throws IOException {
        var out = writer(to);
        out.write("{\"asOf\":\"" + asOf + "\",\"items\":[");
        var rows = new AtomicLong();
        whole.each(query, finding -> out.write((rows.getAndIncrement() == 0 ? "\n" : ",\n") + Json.write(finding)));
        out.write("\n],\"rows\":" + rows + ",\"complete\":true}\n");
        out.flush();
    }

    private static Writer writer(OutputStream to) {
        return new BufferedWriter(new OutputStreamWriter(to, UTF_8));
    }
}
