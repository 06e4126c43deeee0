package io.strongroom.worker.audit;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.strongroom.domain.audit.Anchors;
import io.strongroom.domain.audit.AuditCheck;
import io.strongroom.domain.audit.AuditLog;
import io.strongroom.domain.audit.AuditStatus;
import io.strongroom.domain.audit.Flaw;
import io.strongroom.domain.audit.Sequencer;
import io.strongroom.domain.audit.Sequencing;
import io.strongroom.worker.queue.Loop;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jboss.logging.Logger;

/** Starts the loop that lets the audit log grow, looks now and then whether it is what it was, and stops them last. */
@Singleton
class AuditLife implements Sequencer.Notices {
    private static final Logger LOG = Logger.getLogger(AuditLife.class);

    private static final Duration LOOK_EVERY = Duration.ofSeconds(20);

    private final AuditConfig config;
    private final AuditLog log;
    private final Sequencing sequencing;
    private final AuditCheck check;
    private final InstantSource clock;
    private List<Loop> loops = List.of();
    private boolean late;

    AuditLife(AuditConfig config, AuditLog log, Sequencing sequencing, AuditCheck check, InstantSource clock) {
        this.config = config;
        this.log = log;
        this.sequencing = sequencing;
        this.check = check;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        config.folder()
                .ifPresentOrElse(
                        this::begin,
                        () -> LOG.warn(
                                "the audit log is not signed: set strongroom.audit.folder on one worker, to a folder that outlives it"));
    }

    private void begin(Path folder) {
        var places = List.<Anchors>of(new FileAnchors(folder.resolve("anchors.ndjson")));
        var sequencer = new Sequencer(log, sequencing, KeyFile.in(folder), places, this, clock);
        // A check reads everything there is; what happens meanwhile is not to wait for it.
        loops = List.of(
                new Loop("audit", config.every(), () -> turn(sequencer)),
                new Loop("audit-check", LOOK_EVERY, this::look));
        loops.forEach(Loop::start);
    }

    /** Only a full hand is a reason to come again at once. */
    private static int turn(Sequencer sequencer) {
        int sealed = sequencer.turn();
        return sealed < Sequencer.AT_ONCE ? 0 : sealed;
    }

    private int look() {
        var now = clock.instant();
        var status = log.status();
        var isLate = status.badge(now) == AuditStatus.Badge.ANCHOR_LATE;
        if (isLate && !late) {
            LOG.errorf(
                    "nothing recorded since %s is anchored",
                    status.anchoredUntil().orElseThrow());
        }
        late = isLate;
        var due = status.verifiedAt().map(at -> at.plus(config.checkEvery()));
        if (status.size() > 0 && due.filter(now::isBefore).isEmpty()) {
            var result = check.run();
            log.checked(result, now);
            result.flaws().forEach(this::broken);
        }
        return 0;
    }

    @Override
    public void tookOver(long epoch, long size) {
        LOG.infof("numbers the audit log from entry %d, in epoch %d", size + 1, epoch);
    }

    @Override
    public void broken(Flaw flaw) {
        LOG.errorf("the audit log is broken from entry %d to %d: %s", flaw.from(), flaw.until(), flaw.what());
    }

    @Override
    public void notAnchored(Anchors.Unreachable why) {
        LOG.errorf(why, "the head of the audit log could not be anchored, and is tried again");
    }

    /** After the jobs, whose last facts are still to get their places. */
    void stop(@Observes @Priority(10) ShutdownEvent event) {
        loops.forEach(Loop::stop);
    }
}
