package io.strongroom.domain.incidents.detectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.events.AwsEvent;
import io.strongroom.domain.events.Happened;
import io.strongroom.domain.incidents.Detector;
import io.strongroom.domain.incidents.KnownSurroundings;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.Samples;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VaultLockIsWeakenedTest extends DetectorLaws {
    @Override
    Detector detector() {
        return new VaultLockIsWeakened();
    }

    @Override
    AwsEvent trueEvent() {
        return Happened.call(BACKUP, "PutBackupVaultLockConfiguration", """
                {"backupVaultName":"prod","minRetentionDays":1,"maxRetentionDays":365}""");
    }

    private static AwsEvent put(String lock) {
        return Happened.call(BACKUP, "PutBackupVaultLockConfiguration", "{\"backupVaultName\":\"prod\"" + lock + "}");
    }

    private static KnownSurroundings vault(String component, Object value) {
        return assessed(region().read(Kinds.VAULTS, List.of(Records.with(Samples.vault(), component, value)))
                .build());
    }

    @Test
    void lowerMinimumIsSaid() {
        assertTrue(told(trueEvent()).orElseThrow().because().contains("from 35 days to 1 days"));
    }

    @Test
    void sameLockIsNotTold() {
        assertEquals(Optional.empty(), told(put(",\"minRetentionDays\":35,\"maxRetentionDays\":365")));
    }

    @Test
    void strongerLockIsNotTold() {
        assertEquals(Optional.empty(), told(put(",\"minRetentionDays\":60,\"maxRetentionDays\":100")));
    }

    @Test
    void missingMaximumIsWeaker() {
        assertTrue(told(put(",\"minRetentionDays\":35")).orElseThrow().because().contains("no limit"));
    }

    @Test
    void firstLockInGovernanceIsNotTold() {
        assertEquals(Optional.empty(), told(put(",\"minRetentionDays\":1"), vault("locked", false)));
    }

    @Test
    void complianceLockThatNobodyApprovedIsTold() {
        var lock = ",\"minRetentionDays\":35,\"maxRetentionDays\":365,\"changeableForDays\":3";
        assertEquals(Severity.CRITICAL, told(put(lock)).orElseThrow().severity());
    }

    @Test
    void graceThatEndsAtAnotherTimeIsTold() {
        var due = Happened.AT.plus(Duration.ofDays(10));
        var around = vault("lockDate", Optional.of(due));
        var same = ",\"minRetentionDays\":35,\"maxRetentionDays\":365,\"changeableForDays\":10";
        assertEquals(Optional.empty(), told(put(same), around));
        var sooner = told(put(same.replace(":10", ":3")), around).orElseThrow();
        assertTrue(sooner.because().contains("grace"), sooner.because());
    }

    @Test
    void fallingBackToGovernanceIsTold() {
        var around = vault("lockDate", Optional.of(Happened.AT.plus(Duration.ofDays(10))));
        assertTrue(told(put(",\"minRetentionDays\":35,\"maxRetentionDays\":365"), around)
                .orElseThrow()
                .because()
                .contains("governance"));
    }

    @Test
    void unassessedAccountIsToldAsNotCompared() {
        var found = told(put(",\"minRetentionDays\":35"), unassessed()).orElseThrow();
        assertEquals(Severity.HIGH, found.severity());
        assertTrue(found.because().contains("could not be told"), found.because());
    }
}
