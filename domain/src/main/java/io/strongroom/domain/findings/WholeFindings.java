package io.strongroom.domain.findings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.domain.controls.ControlCatalog;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Whole lists of findings, of any length: a thousand at a time from the place where the last thousand ended, so that neither
 * memory nor a transaction grows with the list.
 */
public final class WholeFindings {
    /** The limit that a query has to have. */
    public static final int AT_ONCE = 1000;

    /** Each holds a request's thread for as long as its client takes. */
    private static final int MOST = 16;

    private static final int SECONDS = 10;

    private final Findings findings;
    private final ControlCatalog controls;
    private final Semaphore slots = new Semaphore(MOST);

    public WholeFindings(Findings findings, ControlCatalog controls) {
        this.findings = findings;
        this.controls = controls;
    }

    /** Takes findings one by one. */
    public interface Sink {
        void accept(ObjectNode finding) throws IOException;
    }

    /**
     * Takes a place among those that are read at once.
     *
     * @return gives it back, once however often it is run
     * @throws Rejected {@code stream-limit} when there is none
     */
    public Runnable hold() {
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

    /** Gives every finding of the query to the sink, as {@link FindingDocument}. */
    public void each(FindingQuery query, Sink sink) throws IOException {
        for (var next = query; ; ) {
            var found = findings.list(next);
            for (var finding : found) {
                sink.accept(document(finding));
            }
            if (found.size() < query.limit()) {
                return;
            }
            var last = found.getLast();
            next = query.after(Optional.of(new FindingQuery.Cursor(last.severity(), last.id())));
        }
    }

    private ObjectNode document(Finding finding) {
        return FindingDocument.of(
                finding,
                controls.find(finding.control()).map(ControlSpec::remediations).orElseGet(List::of));
    }
}
