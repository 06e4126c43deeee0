package io.strongroom.domain.incidents.detectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.events.Happened;
import io.strongroom.domain.incidents.Detection;
import io.strongroom.domain.incidents.KnownSurroundings;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecoveryPointIsDamagedTest {
    private static Optional<Detection> told(String status) {
        return new RecoveryPointIsDamaged()
                .detect(
                        Happened.notice(
                                Happened.AT,
                                "aws.backup",
                                "Recovery Point State Change",
                                "[\"arn:aws:rds:eu-west-1:123456789012:cluster-snapshot:awsbackup:job-1\"]",
                                """
                        {"backupVaultName":"prod","backupVaultArn":"arn:aws:backup:eu-west-1:123456789012:backup-vault:prod",
                         "resourceType":"Aurora","resourceArn":"arn:aws:rds:eu-west-1:123456789012:cluster:id",
                         "status":"%s","isEncrypted":"false","storageClass":"WARM"}""".formatted(status)),
                        KnownSurroundings.none());
    }

    @Test
    void whatCannotBeRestoredFromIsTold() {
        assertTrue(told("PARTIAL").orElseThrow().because().contains("incomplete"));
        assertTrue(told("STOPPED").isPresent());
        assertTrue(told("EXPIRED").isPresent());
    }

    @Test
    void ordinaryStatesAreNot() {
        assertEquals(Optional.empty(), told("COMPLETED"));
        assertEquals(Optional.empty(), told("DELETING"));
    }

    @Test
    void withoutACallerItBelongsToTheRecoveryPoint() {
        var found = told("PARTIAL").orElseThrow();
        assertEquals(Optional.empty(), found.principal());
        assertTrue(found.correlation().value().contains("cluster-snapshot:awsbackup:job-1"));
    }
}
