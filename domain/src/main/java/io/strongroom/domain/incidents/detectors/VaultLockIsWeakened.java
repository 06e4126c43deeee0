package io.strongroom.domain.incidents.detectors;

import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.events.AwsEvent;
import io.strongroom.domain.incidents.Detection;
import io.strongroom.domain.incidents.Detector;
import io.strongroom.domain.incidents.DetectorSpec;
import io.strongroom.domain.incidents.DetectorSpec.Need;
import io.strongroom.domain.incidents.Surroundings;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A lock is put that keeps less than the one before, or one in compliance mode that nobody here has approved: after its
 * grace nobody can undo it. What our own worker does after an approval never gets here.
 */
@Singleton
final class VaultLockIsWeakened implements Detector {
    private static final DetectorSpec SPEC = DetectorSpec.of(
                    "INC-03",
                    "A vault lock was weakened, or made final without approval",
                    Severity.CRITICAL,
                    "backup:PutBackupVaultLockConfiguration")
            .needing(Need.POSTURE);

    /** AWS counts the grace in whole days from the call; our reading of it is minutes off. */
    private static final Duration SLACK = Duration.ofHours(1);

    @Override
    public DetectorSpec spec() {
        return SPEC;
    }

    @Override
    public Optional<Detection> detect(AwsEvent event, Surroundings around) {
        var name = event.requested("backupVaultName").orElse("unknown");
        var baseline = around.baseline(event.account(), event.region());
        var before = SeenVault.named(baseline, name);
        var grace = SeenVault.days(event.request(), "changeableForDays");
        var weaker = new ArrayList<String>();
        before.filter(SeenVault::locked).ifPresent(vault -> weaker.addAll(weaker(event, vault, grace)));
        boolean untold = before.isEmpty() && !SeenVault.readIn(baseline);
        grace.filter(days -> before.flatMap(SeenVault::lockDate).isEmpty())
                .ifPresent(days -> weaker.add("it becomes final after " + Words.count(days, "day")
                        + ", and Strongroom knows of no approval"));
        if (weaker.isEmpty() && !untold) {
            return Optional.empty();
        }
        var stakes = Stakes.ofVault(event, around, name);
        var what = weaker.isEmpty()
                ? " put a lock on vault " + name + "; whether it is weaker than the one before could not be told."
                : " put another lock on vault " + name + ": " + String.join("; ", weaker) + ".";
        var detection = Detection.of(SPEC, event)
                .severity(weaker.isEmpty() ? Severity.HIGH : Severity.CRITICAL)
                .resources(Vaults.about(event, name))
                .because(Words.who(event) + what)
                .impact("A lock is what keeps recovery points from whoever has the permissions of an administrator. "
                        + stakes.sentence());
        var facts = Json.object().put("vault", name).put("vaultArn", Vaults.arn(event, name));
        before.flatMap(SeenVault::bounds).ifPresent(bounds -> facts.set("lockBefore", bounds));
        facts.set("weaker", Json.tree(weaker));
        return Optional.of(stakes.on(detection, facts).build());
    }

    private static List<String> weaker(AwsEvent event, SeenVault vault, Optional<Long> grace) {
        var min = SeenVault.days(event.request(), "minRetentionDays");
        var max = SeenVault.days(event.request(), "maxRetentionDays");
        var weaker = new ArrayList<String>();
        vault.minRetentionDays()
                .filter(before -> min.filter(now -> now >= before).isEmpty())
                .ifPresent(before -> weaker.add("the least retention falls from " + before + " days to "
                        + min.map(now -> now + " days").orElse("none")));
        vault.maxRetentionDays()
                .filter(before -> max.filter(now -> now <= before).isEmpty())
                .ifPresent(before -> weaker.add("the most retention rises from " + before + " days to "
                        + max.map(now -> now + " days").orElse("no limit")));
        vault.lockDate().filter(event.at()::isBefore).ifPresent(due -> {
            if (grace.isEmpty()) {
                weaker.add("it falls back from compliance to governance");
            } else {
                var now = event.at().plus(Duration.ofDays(grace.get()));
                if (Duration.between(due, now).abs().compareTo(SLACK) > 0) {
                    weaker.add("its grace now ends " + now + " and not " + due);
                }
            }
        });
        return weaker;
    }
}
