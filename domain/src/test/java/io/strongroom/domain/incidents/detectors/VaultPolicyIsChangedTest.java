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
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.json.Json;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VaultPolicyIsChangedTest extends DetectorLaws {
    @Override
    Detector detector() {
        return new VaultPolicyIsChanged();
    }

    @Override
    AwsEvent trueEvent() {
        return Happened.call(BACKUP, "DeleteBackupVaultAccessPolicy", """
                {"backupVaultName":"prod"}""");
    }

    private static final String DENY =
            "{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"backup:DeleteRecoveryPoint\",\"Resource\":\"*\"}";

    private static AwsEvent put(String... statements) {
        var policy = "{\"Version\":\"2012-10-17\",\"Statement\":[" + String.join(",", statements) + "]}";
        return Happened.call(
                BACKUP,
                "PutBackupVaultAccessPolicy",
                "{\"backupVaultName\":\"prod\",\"policy\":" + Json.write(policy) + "}");
    }

    private static String allow(String principal) {
        return "{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"" + principal
                + "\"},\"Action\":\"backup:CopyIntoBackupVault\",\"Resource\":\"*\"}";
    }

    private static KnownSurroundings withPolicy(String... statements) {
        var policy = Samples.policy(String.join(",", statements));
        return assessed(
                region().read(Kinds.VAULTS, List.of(Records.with(Samples.vault(), "accessPolicy", Told.known(policy))))
                        .build());
    }

    @Test
    void platformsOwnChangeIsNotTold() {
        assertEquals(Optional.empty(), told(byPlatform(trueEvent())));
        assertEquals(Optional.empty(), told(byPlatform(put(allow("arn:aws:iam::" + SIBLING + ":root")))));
    }

    @Test
    void strangerIsToldEvenWhenThePlatformDidIt() {
        var found = told(byPlatform(put(allow("arn:aws:iam::" + STRANGER + ":root"))))
                .orElseThrow();
        assertTrue(found.because().contains(STRANGER), found.because());
    }

    @Test
    void everybodyIsCritical() {
        assertEquals(Severity.CRITICAL, told(put(allow("*"))).orElseThrow().severity());
    }

    @Test
    void oneMoreDenyIsNotTold() {
        assertEquals(Optional.empty(), told(put(DENY), withPolicy()));
        assertEquals(Optional.empty(), told(put(DENY), withPolicy(DENY)));
    }

    @Test
    void lostDenyIsTold() {
        assertTrue(told(put(allow("arn:aws:iam::" + SIBLING + ":root")), withPolicy(DENY))
                .isPresent());
    }

    @Test
    void policyThatIsNoJsonIsTold() {
        assertTrue(told(Happened.call(
                        BACKUP, "PutBackupVaultAccessPolicy", "{\"backupVaultName\":\"prod\",\"policy\":\"oops\"}"))
                .isPresent());
    }
}
