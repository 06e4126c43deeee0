package io.strongroom.domain.integrity;

import io.strongroom.domain.inventory.backup.ProtectedResource;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * Which rung the recovery points of one resource in one vault stand on, and why not on the next one.
 *
 * @param why a sentence; at the top, what proves it
 */
public record Evidence(EvidenceRung rung, Gap gap, String why) {
    /** What is between a rung and the next. */
    public enum Gap {
        /** It is the top. */
        NONE,
        /** What the next rung asks for is known not to be there. */
        MISSING,
        /** Whether the next rung holds could not be told. It stands on this one at least, and on no higher one. */
        UNTOLD
    }

    /** Climbs as far as it goes. @param now when it is judged: a test gets old */
    public static Evidence of(HeldBackups held, Proof proof, Duration restoreTestEvery, Instant now) {
        var points = held.points();
        if (points.further()) {
            return untold(
                    EvidenceRung.NOTHING,
                    "The vault has more resources than are told apart, and these are the ones beyond.");
        }
        if (points.restorable() == 0) {
            return missing(
                    EvidenceRung.NOTHING,
                    "None of " + points.points() + " recovery points is of a job that completed.");
        }
        return switch (held.encryption().holds()) {
            case NO -> missing(EvidenceRung.JOB_COMPLETED, held.encryption().why());
            case UNTOLD -> untold(EvidenceRung.JOB_COMPLETED, held.encryption().why());
            case YES -> tested(points, proof, restoreTestEvery, now);
        };
    }

    private static Evidence tested(ResourceBackups points, Proof proof, Duration every, Instant now) {
        return proof.test().map(test -> tested(test, proof, every, now)).orElseGet(() -> untested(points, proof));
    }

    private static Evidence untested(ResourceBackups points, Proof proof) {
        if (!ProtectedResource.testableType(points.resourceType())) {
            return missing(
                    EvidenceRung.ENCRYPTED,
                    "AWS Backup's restore testing does not know " + points.resourceType()
                            + ". Restore one by hand and look at it.");
        }
        return proof.testsUntold()
                .map(why ->
                        untold(EvidenceRung.ENCRYPTED, "Whether a restore was tested could not be told: " + why + "."))
                .orElseGet(() -> missing(
                        EvidenceRung.ENCRYPTED, "No restore test of it is known. Put it into a restore testing plan."));
    }

    private static Evidence tested(RestoreOutcome test, Proof proof, Duration every, Instant now) {
        var day = day(test.endedAt().orElse(test.startedAt()));
        if (!test.finished()) {
            return missing(EvidenceRung.ENCRYPTED, "Its first known restore test, begun " + day + ", is not over yet.");
        }
        if (!test.restored()) {
            return missing(
                    EvidenceRung.ENCRYPTED,
                    "Its last restore test, of " + day + ", ended as " + test.status() + said(test) + ".");
        }
        if (test.validated("FAILED")) {
            return missing(
                    EvidenceRung.ENCRYPTED,
                    "Its last restore test, of " + day + ", brought it back, and its content was found bad" + said(test)
                            + ".");
        }
        if (test.startedAt().isBefore(now.minus(every))) {
            var old = "Its last good restore test is of " + day + ", longer ago than the " + every.toDays()
                    + " days that are asked";
            return proof.testsUntold()
                    .map(why -> untold(
                            EvidenceRung.ENCRYPTED,
                            old + "; whether there was a later one could not be told: " + why + "."))
                    .orElseGet(() -> missing(EvidenceRung.ENCRYPTED, old + "."));
        }
        return verified(test, proof, day);
    }

    private static Evidence verified(RestoreOutcome test, Proof proof, String day) {
        var infected = proof.scan().filter(ScanOutcome::infected);
        if (infected.isPresent()) {
            return missing(
                    EvidenceRung.RESTORE_TESTED,
                    "A scan found malware in recovery point " + infected.get().recoveryPointArn() + ".");
        }
        return switch (test.validation().orElse("")) {
            case "SUCCESSFUL" ->
                new Evidence(
                        EvidenceRung.CONTENT_VERIFIED,
                        Gap.NONE,
                        "Restored and found right on " + day
                                + test.validatedBy().map(who -> " by " + who).orElse("") + said(test) + ".");
            case "VALIDATING" ->
                missing(EvidenceRung.RESTORE_TESTED, "Restored on " + day + "; its validation is under way.");
            case "TIMED_OUT" ->
                missing(EvidenceRung.RESTORE_TESTED, "Restored on " + day + "; nobody validated it in time.");
            case String none ->
                missing(
                        EvidenceRung.RESTORE_TESTED,
                        "Restored on " + day + "; nobody has told whether its content is right.");
        };
    }

    private static String said(RestoreOutcome test) {
        return test.message()
                .map(text -> ": " + text.strip().replaceAll("\\.+$", ""))
                .orElse("");
    }

    private static String day(Instant at) {
        return at.atZone(ZoneOffset.UTC).toLocalDate().toString();
    }

    private static Evidence missing(EvidenceRung rung, String why) {
        return new Evidence(rung, Gap.MISSING, why);
    }

    private static Evidence untold(EvidenceRung rung, String why) {
        return new Evidence(rung, Gap.UNTOLD, why);
    }
}
