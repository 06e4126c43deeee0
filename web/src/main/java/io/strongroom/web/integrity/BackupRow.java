package io.strongroom.web.integrity;

import io.strongroom.domain.integrity.BackupEvidence;
import io.strongroom.domain.integrity.Evidence;
import io.strongroom.domain.integrity.EvidenceRung;
import io.strongroom.domain.integrity.KnownBackups;
import io.strongroom.domain.integrity.RestoreOutcome;
import io.strongroom.domain.integrity.ScanOutcome;
import io.strongroom.web.format.Chip;
import io.strongroom.web.format.Size;
import io.strongroom.web.format.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Recovery points of one resource in one vault, as a page tells them. */
record BackupRow(KnownBackups known, Instant now) {
    /** A rung of the ladder. @param reached whether they stand on it or higher */
    record Step(String title, boolean reached) {}

    private BackupEvidence backup() {
        return known.backup();
    }

    /** The resource's name, for people. */
    public String name() {
        var points = backup().held().points();
        if (points.further()) {
            return "Further resources of the vault";
        }
        var arn = points.resourceArn();
        return arn.substring(Math.max(arn.lastIndexOf('/'), arn.lastIndexOf(':')) + 1);
    }

    /** Its ARN; empty text where resources are not told apart. */
    public String arn() {
        var points = backup().held().points();
        return points.further() ? "" : points.resourceArn();
    }

    public String type() {
        return backup().held().points().resourceType();
    }

    public String vault() {
        return backup().subject().vaultName();
    }

    public String account() {
        return backup().account().value();
    }

    public String region() {
        return backup().region();
    }

    /** How old the newest recovery point is; empty text when there is none to restore from. */
    public String age() {
        return backup().age(now)
                .map(age -> Words.brief(age.isNegative() ? Duration.ZERO : age))
                .orElse("");
    }

    /** How old it may be. */
    public String asked() {
        return Words.brief(backup().expected().recoveryPoint());
    }

    /** Whether the resource's backups are older than is asked. */
    public boolean stale() {
        return backup().stale(now);
    }

    /** Whether a newer backup of the resource is in another vault. */
    public boolean newerElsewhere() {
        var held = backup().held();
        return held.newestAnywhere().isPresent()
                && !held.newestAnywhere().equals(held.points().newest());
    }

    public long points() {
        return backup().held().points().points();
    }

    public long notRestorable() {
        return points() - backup().held().points().restorable();
    }

    /** How large they are together. */
    public String size() {
        return Size.of(backup().held().points().bytes());
    }

    public EvidenceRung rung() {
        return backup().evidence().rung();
    }

    /** The ladder from the bottom, without what is below it. */
    public List<Step> ladder() {
        return Arrays.stream(EvidenceRung.values())
                .filter(one -> one != EvidenceRung.NOTHING)
                .map(one -> new Step(one.title(), rung().atLeast(one)))
                .toList();
    }

    public boolean untold() {
        return backup().evidence().gap() == Evidence.Gap.UNTOLD;
    }

    /** The title of the rung that is not reached; empty text at the top. */
    public String next() {
        return rung() == EvidenceRung.CONTENT_VERIFIED ? "" : EvidenceRung.values()[rung().height() + 1].title();
    }

    public String why() {
        return backup().evidence().why();
    }

    public Chip chip() {
        return switch (rung()) {
            case NOTHING -> new Chip(untold() ? "idle" : "failed", untold() ? "dash" : "cross", rung().title());
            case JOB_COMPLETED, ENCRYPTED -> new Chip("waiting", "clock", rung().title());
            case RESTORE_TESTED, CONTENT_VERIFIED -> new Chip("ok", "check", rung().title());
        };
    }

    /** What the last restore test came to, in words. */
    public Optional<Chip> test() {
        return backup().proof().test().map(BackupRow::of);
    }

    private static Chip of(RestoreOutcome test) {
        if (!test.finished()) {
            return new Chip("running", "spin", "Restoring");
        }
        if (!test.restored() || test.validated("FAILED")) {
            return new Chip("failed", "cross", test.restored() ? "Content bad" : "Restore failed");
        }
        return test.validated("SUCCESSFUL")
                ? new Chip("ok", "check", "Restored, found right")
                : new Chip("ok", "check", "Restored, not validated");
    }

    public Optional<Instant> testedAt() {
        return backup().proof().test().map(test -> test.endedAt().orElse(test.startedAt()));
    }

    /** What the last malware scan came to, in words. */
    public Optional<Chip> scan() {
        return backup().proof().scan().map(BackupRow::of);
    }

    private static Chip of(ScanOutcome scan) {
        if (scan.infected()) {
            return new Chip("failed", "warn", "Malware found");
        }
        return scan.clean()
                ? new Chip("ok", "check", "No malware found")
                : new Chip("waiting", "warn", "Scan ended as " + scan.state());
    }

    public Optional<Instant> scannedAt() {
        return backup().proof().scan().map(ScanOutcome::at);
    }

    /** Why this is older than the last assessment; empty text when it is not. */
    public String unread() {
        return known.unread().orElse("");
    }
}
