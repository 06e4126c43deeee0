package io.strongroom.domain.incidents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.accounts.Target;
import io.strongroom.domain.events.AwsEvent;
import io.strongroom.domain.events.Happened;
import io.strongroom.domain.inventory.Baseline;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.policies.Expectations;
import io.strongroom.domain.remediations.ParameterSchema;
import io.strongroom.domain.remediations.Recipes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FittingContainmentsTest {
    private static final String BACKUP = "backup.amazonaws.com";
    private static final String KMS = "kms.amazonaws.com";
    private static final Instant NOW = Instant.parse("2026-11-24T12:10:00.250Z");
    private static final Target HERE = new Target(Samples.ACCOUNT, Samples.REGION);

    private final DetectorCatalog catalog = DetectorsOnDisk.catalog();

    @Test
    void aKeyThatIsAboutToBeDeletedCanBeHadBack() {
        var fits = fitting(Happened.call(KMS, "ScheduleKeyDeletion", "{\"keyId\":\"" + Samples.KEY_ARN + "\"}"));
        assertEquals(List.of("deny-role-sessions", "enable-backup-key"), ids(fits));
        assertEquals(Json.object().put("keyArn", Samples.KEY_ARN), fits.get(1).parameters());
        assertEquals(HERE, fits.get(1).target());
    }

    @Test
    void aKeyThatIsNamedByItsIdIsTheOneOfTheEventsPlace() {
        var id = "1234abcd-12ab-34cd-56ef-1234567890ab";
        var fits = fitting(Happened.call(KMS, "DisableKey", "{\"keyId\":\"" + id + "\"}"));
        assertEquals("arn:aws:kms:eu-west-1:123456789012:key/" + id, fits.get(1).about());
    }

    @Test
    void aKeyOfWhichOnlyThePolicyChangedIsNotOff() {
        var fits = fitting(Happened.call(KMS, "PutKeyPolicy", "{\"keyId\":\"" + Samples.KEY_ARN + "\"}"));
        assertEquals(List.of("deny-role-sessions"), ids(fits));
    }

    @Test
    void aVaultGetsItsLockBackAndIsHeld() {
        var fits =
                fitting(Happened.call(BACKUP, "DeleteBackupVaultLockConfiguration", "{\"backupVaultName\":\"prod\"}"));
        assertEquals(List.of("deny-role-sessions", "lock-backup-vault", "hold-recovery-points"), ids(fits));
        assertEquals(Json.parse("""
                        {"vaultName":"prod","mode":"GOVERNANCE","minRetentionDays":35,"maxRetentionDays":365}"""), fits.get(1).parameters());
        assertEquals(Samples.VAULT_ARN, fits.get(1).about());
        assertEquals("2026-11-24T12:09:59Z", fits.get(2).parameters().path("to").asText());
    }

    @Test
    void aVaultThatIsGoneIsNeitherLockedNorHeld() {
        var fits = fitting(Happened.call(BACKUP, "DeleteBackupVault", "{\"backupVaultName\":\"prod\"}"));
        assertEquals(List.of("deny-role-sessions"), ids(fits));
    }

    @Test
    void thePolicyBeforeComesBackAndTheFirstChangeCounts() {
        var fits = fitting(
                Happened.call(BACKUP, "PutBackupVaultAccessPolicy", """
                        {"backupVaultName":"prod","policy":"{\\"Statement\\":[{\\"Effect\\":\\"Allow\\",\\"Principal\\":\\"*\\",\\"Action\\":\\"backup:*\\",\\"Resource\\":\\"*\\"}]}"}"""),
                Happened.call(BACKUP, "DeleteBackupVaultAccessPolicy", "{\"backupVaultName\":\"prod\"}"));
        assertEquals(List.of("deny-role-sessions", "restore-vault-policy"), ids(fits));
        assertEquals(
                "Keep", fits.get(1).parameters().at("/policy/Statement/0/Sid").asText());
    }

    @Test
    void whatIsOfferedFitsItsSchema() {
        var all = new ArrayList<Containment>();
        all.addAll(fitting(Happened.call(KMS, "DisableKey", "{\"keyId\":\"" + Samples.KEY_ARN + "\"}")));
        all.addAll(
                fitting(Happened.call(BACKUP, "DeleteBackupVaultLockConfiguration", "{\"backupVaultName\":\"prod\"}")));
        all.addAll(fitting(Happened.call(BACKUP, "DeleteBackupVaultAccessPolicy", "{\"backupVaultName\":\"prod\"}")));
        for (var one : all) {
            var schema = new ParameterSchema(
                    Recipes.named(one.remediation().value()).spec().parameters());
            assertEquals(List.of(), schema.check(one.parameters(), ""), one::toString);
        }
        assertEquals(5, all.stream().map(Containment::remediation).distinct().count());
    }

    @Test
    void aUserHasNoSessionsThatAPolicyEnds() {
        var event = Happened.call(KMS, "DisableKey", "{\"keyId\":\"" + Samples.KEY_ARN + "\"}");
        var detections = detect(event);
        var incident = Incident.opened(IncidentId.next(), 7, "t", detections.getFirst(), NOW);
        assertTrue(incident.principal().orElseThrow().contains(":role/"));
        var user = Records.with(incident, "principal", Optional.of("arn:aws:iam::123456789012:user/mallory"));
        assertEquals(List.of("enable-backup-key"), ids(FittingContainments.of(user, timeline(detections), NOW)));
    }

    private List<Containment> fitting(AwsEvent... events) {
        var detections = detect(events);
        var incident = Incident.opened(IncidentId.next(), 7, "t", detections.getFirst(), NOW);
        return FittingContainments.of(incident, timeline(detections), NOW);
    }

    private List<Detection> detect(AwsEvent... events) {
        var found = new ArrayList<Detection>();
        for (var event : events) {
            found.addAll(catalog.detect(event, around()));
        }
        return found;
    }

    private static KnownSurroundings around() {
        var policy = Json.parse("""
                {"Statement":[{"Sid":"Keep","Effect":"Deny","Principal":"*","Action":"backup:DeleteRecoveryPoint","Resource":"*"}]}""");
        var vault = Records.with(Samples.vault(), "accessPolicy", Told.known(policy));
        var seen = Baseline.seenBy(Samples.inventory()
                .read(Kinds.VAULTS, List.of(vault))
                .read(Kinds.RECOVERY_POINTS, List.of(Samples.recoveryPoints()))
                .read(Kinds.KEYS, List.of(Samples.key()))
                .build());
        var place = new Place(Samples.ACCOUNT, new Region("eu-west-1").value());
        return new KnownSurroundings(
                List.of(), Map.of(place, seen), Set.of(), Expectations.standard(), Set.of(), Set.of(), Set.of());
    }

    /** As it comes back from a store: facts as JSON, read anew. */
    private static List<TimelineEntry> timeline(List<Detection> detections) {
        var lines = new ArrayList<TimelineEntry>();
        for (var one : detections) {
            lines.add(new TimelineEntry.Found(
                    lines.size() + 1L,
                    one.at(),
                    one.at(),
                    one.detector(),
                    one.severity(),
                    one.because(),
                    one.impact(),
                    one.event(),
                    Json.parse(Json.write(one.facts()))));
        }
        return lines;
    }

    private static List<String> ids(List<Containment> fits) {
        return fits.stream().map(one -> one.remediation().value()).toList();
    }
}
