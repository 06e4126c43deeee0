package io.strongroom.domain.incidents.detectors;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.domain.events.AwsEvent;
import io.strongroom.domain.incidents.Detection;
import io.strongroom.domain.incidents.Surroundings;
import io.strongroom.domain.inventory.Baseline;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.backup.BlastRadius;
import io.strongroom.domain.inventory.backup.RecoveryPoints;
import io.strongroom.domain.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The recovery points that an event touches, by the last assessment. There are three answers, and the third is never taken
 * for the second: so many, none, and not known.
 *
 * @param radius empty when it is not known
 */
record Stakes(Optional<BlastRadius> radius, String sentence) {
    private static final String UNTOLD =
            " could not be told: this account and Region have not been assessed, or their recovery points could not be read.";

    /** What is in a vault. */
    static Stakes ofVault(AwsEvent event, Surroundings around, String vault) {
        return of(
                around.baseline(event.account(), event.region()),
                group -> group.inVault(vault),
                "At the last assessment the vault held ",
                "At the last assessment the vault was empty.",
                "What the vault holds");
    }

    /** What is encrypted with a key. */
    static Stakes onKey(AwsEvent event, Surroundings around, KeyName key) {
        return of(
                around.baseline(event.account(), event.region()),
                group -> group.keyArn().filter(key::names).isPresent(),
                "Without the key nobody can restore ",
                "At the last assessment no recovery point of this account and Region rested on the key.",
                "What rests on this key");
    }

    private static Stakes of(
            Optional<Baseline> baseline, Predicate<RecoveryPoints> touched, String some, String none, String what) {
        var radius = baseline.filter(seen -> seen.covers(Kinds.RECOVERY_POINTS))
                .map(seen -> BlastRadius.of(live(seen).stream().filter(touched).toList()));
        var sentence = radius.map(known -> known.recoveryPoints() == 0 ? none : some + Words.amount(known) + ".")
                .orElse(what + UNTOLD);
        return new Stakes(radius, sentence);
    }

    /** Live recovery points of a baseline that covers them. */
    static List<RecoveryPoints> live(Baseline baseline) {
        return baseline.of(Kinds.RECOVERY_POINTS).values().stream()
                .map(group -> Json.convert(group, RecoveryPoints.class))
                .filter(RecoveryPoints::live)
                .toList();
    }

    /** Whether it is known that nothing is touched. */
    boolean none() {
        return radius.filter(known -> known.recoveryPoints() == 0).isPresent();
    }

    /** The detection with what is at risk. */
    Detection.Builder on(Detection.Builder detection, ObjectNode facts) {
        facts.put("postureKnown", radius.isPresent());
        radius.ifPresent(known -> {
            facts.set("atRisk", known.facts());
            detection.atRisk(known);
        });
        return detection.facts(facts);
    }
}
