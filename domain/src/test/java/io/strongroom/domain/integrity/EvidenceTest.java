package io.strongroom.domain.integrity;

import static io.strongroom.domain.integrity.Evidence.Gap.MISSING;
import static io.strongroom.domain.integrity.Evidence.Gap.UNTOLD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.inventory.Records;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EvidenceTest {
    private static final Duration EVERY = Duration.ofDays(90);

    private static Evidence of(HeldBackups held, Proof proof) {
        return Evidence.of(held, proof, EVERY, Held.NOW);
    }

    private static Proof tested(RestoreOutcome test) {
        return Proof.none().with(test);
    }

    private static void stands(EvidenceRung rung, Evidence.Gap gap, String why, Evidence evidence) {
        assertEquals(rung, evidence.rung(), evidence.why());
        assertEquals(gap, evidence.gap(), evidence.why());
        assertTrue(evidence.why().contains(why), evidence.why());
    }

    @Test
    void whatHasNoCompletedJobStandsOnNothing() {
        var half = Records.with(Held.points(), "restorable", 0L);
        stands(EvidenceRung.NOTHING, MISSING, "None of 10 recovery points", of(Held.held(half), tested(Held.test())));
    }

    @Test
    void resourcesThatAreNotToldApartAreUntold() {
        var further = Records.with(Held.points(), "resourceArn", ResourceBackups.FURTHER);
        stands(EvidenceRung.NOTHING, UNTOLD, "more resources", of(Held.held(further), Proof.none()));
    }

    @Test
    void whatIsNotEncryptedIsACompletedJobAndNoMoreHoweverWellItWasTested() {
        var plain = new HeldBackups(
                Held.points(), new Encryption(Encryption.Holds.NO, "2 of 10 are not encrypted."), Optional.empty());
        stands(EvidenceRung.JOB_COMPLETED, MISSING, "not encrypted", of(plain, tested(Held.test())));
    }

    @Test
    void unknownKeyIsNeitherARungHigherNorMissing() {
        var dark = new HeldBackups(
                Held.points(), new Encryption(Encryption.Holds.UNTOLD, "Nobody knows the key."), Optional.empty());
        stands(EvidenceRung.JOB_COMPLETED, UNTOLD, "Nobody knows", of(dark, tested(Held.test())));
    }

    @Test
    void encryptedWithoutATestAsksForOne() {
        stands(EvidenceRung.ENCRYPTED, MISSING, "restore testing plan", of(Held.held(), Proof.none()));
    }

    @Test
    void unreadRestoreJobsAreUntoldAndNoMissingTest() {
        var untold = Proof.none().untold(Optional.of("the read role lacks backup:ListRestoreJobs"));
        stands(EvidenceRung.ENCRYPTED, UNTOLD, "backup:ListRestoreJobs", of(Held.held(), untold));
    }

    @Test
    void typeThatCannotBeTestedIsSaid() {
        var cluster = Held.held(Records.with(Held.points(), "resourceType", "EKS"));
        stands(EvidenceRung.ENCRYPTED, MISSING, "does not know EKS", of(cluster, Proof.none()));
        // What somebody tested all the same counts.
        assertEquals(
                EvidenceRung.CONTENT_VERIFIED, of(cluster, tested(Held.test())).rung());
    }

    @Test
    void runningOrFailedTestProvesNothing() {
        stands(
                EvidenceRung.ENCRYPTED,
                MISSING,
                "not over yet",
                of(Held.held(), tested(Records.with(Held.test(), "status", "RUNNING"))));
        var failed = Records.with(Records.with(Held.test(), "status", "FAILED"), "message", "No such subnet.");
        stands(EvidenceRung.ENCRYPTED, MISSING, "ended as FAILED: No such subnet.", of(Held.held(), tested(failed)));
    }

    @Test
    void contentThatWasFoundBadIsNotRestoreTested() {
        var bad = Records.with(Held.test(), "validation", "FAILED");
        stands(EvidenceRung.ENCRYPTED, MISSING, "found bad", of(Held.held(), tested(bad)));
    }

    @Test
    void oldTestCountsNoMore() {
        var old = Records.with(Held.test(), "startedAt", Held.NOW.minus(EVERY).minusSeconds(1));
        stands(EvidenceRung.ENCRYPTED, MISSING, "longer ago than the 90 days", of(Held.held(), tested(old)));
        var just = Records.with(Held.test(), "startedAt", Held.NOW.minus(EVERY));
        assertEquals(
                EvidenceRung.CONTENT_VERIFIED, of(Held.held(), tested(just)).rung());
    }

    @Test
    void oldTestIsUntoldWhileALaterOneCannotBeSeen() {
        var old = Records.with(Held.test(), "startedAt", Held.NOW.minus(EVERY).minusSeconds(1));
        var untold = tested(old).untold(Optional.of("backup:ListRestoreJobs was throttled"));
        stands(EvidenceRung.ENCRYPTED, UNTOLD, "throttled", of(Held.held(), untold));
    }

    @Test
    void restoredAndNotValidatedIsRestoreTested() {
        var told = new String[][] {
            {"VALIDATING", "under way"}, {"TIMED_OUT", "in time"}, {"", "nobody has told"},
        };
        for (var one : told) {
            var test =
                    Records.with(Held.test(), "validation", Optional.of(one[0]).filter(text -> !text.isEmpty()));
            stands(EvidenceRung.RESTORE_TESTED, MISSING, one[1], of(Held.held(), tested(test)));
        }
    }

    @Test
    void validatedIsTheTop() {
        stands(
                EvidenceRung.CONTENT_VERIFIED,
                Evidence.Gap.NONE,
                "Restored and found right on 2026-11-23.",
                of(Held.held(), tested(Held.test()).with(Held.scan())));
    }

    @Test
    void malwareIsNoVerifiedContent() {
        var infected = Records.with(Held.scan(), "result", "THREATS_FOUND");
        stands(
                EvidenceRung.RESTORE_TESTED,
                MISSING,
                "found malware in recovery point " + Held.POINT,
                of(Held.held(), tested(Held.test()).with(infected)));
    }
}
