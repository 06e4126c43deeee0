package io.strongroom.domain.controls.operations;

import static io.strongroom.domain.controls.Judged.verdict;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Baseline;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.WatchSamples;
import io.strongroom.domain.inventory.backup.AuditFramework;
import io.strongroom.domain.inventory.backup.Lifecycle;
import io.strongroom.domain.inventory.backup.Vault;
import io.strongroom.domain.inventory.keys.Key;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NothingWasWeakenedTest {
    private final NothingWasWeakened control = new NothingWasWeakened();

    private static Inventory.Builder world() {
        return WatchSamples.region()
                .read(Kinds.VAULTS, List.of(WatchSamples.notifyingVault()))
                .read(Kinds.KEYS, List.of(Samples.key()))
                .read(Kinds.BACKUP_PLANS, List.of(Samples.plan()))
                .read(Kinds.RECOVERY_POINTS, List.of())
                .read(Kinds.REPORT_PLANS, List.of())
                .read(Kinds.AUDIT_FRAMEWORKS, List.of(framework()));
    }

    private static AuditFramework framework() {
        return new AuditFramework(
                "arn:aws:backup:eu-west-1:123456789012:framework:main", "main", "COMPLETED", Told.known("ACTIVE"), 5);
    }

    private Verdict since(Inventory.Builder now) {
        return verdict(control, now.since(Baseline.seenBy(world().build())));
    }

    private String vault(String component, Object value) {
        var vault = Records.with(WatchSamples.notifyingVault(), component, value);
        return since(world().read(Kinds.VAULTS, List.of(vault))).label();
    }

    private String rule(String component, Object value) {
        var rule = Records.with(Samples.plan().rules().getFirst(), component, value);
        return since(world().read(Kinds.BACKUP_PLANS, List.of(Records.with(Samples.plan(), "rules", List.of(rule)))))
                .label();
    }

    @Test
    void sameWorldPasses() {
        assertEquals("PASS", since(world()).label());
    }

    @Test
    void firstAssessmentIsNotApplicable() {
        assertEquals("NOT_APPLICABLE", verdict(control, world()).label());
    }

    @Test
    void unlockedVaultFails() {
        var fail = assertInstanceOf(
                Verdict.Fail.class,
                since(world().read(
                                Kinds.VAULTS, List.of(Records.with(WatchSamples.notifyingVault(), "locked", false)))));
        assertEquals("Since the last assessment, " + Samples.VAULT_ARN + " was unlocked.", fail.because());
        assertEquals(Samples.VAULT_ARN, fail.facts().path("drifted").path(0).asText());
    }

    @Test
    void changedVaultFails() {
        assertEquals("FAIL", vault("minRetentionDays", 1L));
        assertEquals("FAIL", vault("maxRetentionDays", Optional.empty()));
        assertEquals("FAIL", vault("lockDate", Samples.NOW));
        assertEquals("FAIL", vault("notifications", Told.none()));
        assertEquals(
                "FAIL",
                vault("notifications", new Vault.Notifications(WatchSamples.TOPIC_ARN, Set.of("COPY_JOB_FAILED"))));
        assertEquals("FAIL", vault("accessPolicy", Samples.policy("""
                {"Effect":"Allow","Principal":"*","Action":"backup:CopyIntoBackupVault","Resource":"*"}""")));
    }

    @Test
    void whatDoesNotMatterPasses() {
        assertEquals("PASS", vault("recoveryPoints", 11L));
        assertEquals("PASS", vault("accessPolicy", Samples.policy("")));
    }

    @Test
    void vaultPolicyThatCannotBeReadIsUnknown() {
        assertEquals("UNKNOWN", vault("accessPolicy", Told.unknown(WatchSamples.DENIED)));
    }

    @Test
    void deletedThingsFail() {
        assertEquals("FAIL", since(world().read(Kinds.VAULTS, List.of())).label());
        assertEquals(
                "FAIL", since(world().read(Kinds.AUDIT_FRAMEWORKS, List.of())).label());
        assertEquals("FAIL", since(world().read(Kinds.BACKUP_PLANS, List.of())).label());
    }

    @Test
    void deniedKindIsUnknownNotGone() {
        assertEquals(
                "UNKNOWN",
                since(world().unread(Kinds.AUDIT_FRAMEWORKS, WatchSamples.DENIED))
                        .label());
    }

    @Test
    void changedKeyOfAVaultFails() {
        var dying = Records.with(Samples.key(), "state", "PendingDeletion");
        assertEquals("FAIL", since(world().read(Kinds.KEYS, List.of(dying))).label());
        var still =
                Records.with(Samples.key(), "rotation", new Key.Rotation(false, Optional.empty(), Optional.empty()));
        assertEquals("FAIL", since(world().read(Kinds.KEYS, List.of(still))).label());
        assertEquals(
                "FAIL",
                since(world().read(Kinds.KEYS, List.of(WatchSamples.topicKey())))
                        .label());
    }

    @Test
    void shrunkPlanFails() {
        assertEquals("FAIL", rule("id", "another"));
        assertEquals("FAIL", rule("lifecycle", new Lifecycle(Optional.of(7L), Optional.empty(), Optional.empty())));
        assertEquals("PASS", rule("lifecycle", Optional.empty()));
        var plan = Records.with(Samples.plan(), "selections", List.of());
        assertEquals(
                "FAIL", since(world().read(Kinds.BACKUP_PLANS, List.of(plan))).label());
    }

    @Test
    void optOutFails() {
        var out = Records.with(WatchSamples.settings(), "optedIn", Map.of("EBS", true, "S3", false));
        assertEquals(
                "FAIL", since(world().read(Kinds.BACKUP_SETTINGS, List.of(out))).label());
    }
}
