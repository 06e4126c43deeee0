package io.strongroom.domain.remediations.keys;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.accounts.Target;
import io.strongroom.domain.arns.Arn;
import io.strongroom.domain.inventory.Facet;
import io.strongroom.domain.inventory.ReadOnlyFacet;
import io.strongroom.domain.inventory.Snapshot;
import io.strongroom.domain.remediations.Proposal.Refused;
import io.strongroom.domain.remediations.Warning;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a key must be before a backup may depend on it. */
public final class CustomerKey {
    private CustomerKey() {}

    /** What must be read before {@link #objection} can tell: nothing when the ARN alone rules the key out. */
    public static Set<Facet> reads(String keyArn, Target target) {
        return misplaced(keyArn, target).isPresent() ? Set.of() : Set.of(new ReadOnlyFacet.Key(keyArn));
    }

    /**
     * Why the key with this ARN cannot encrypt here, or empty when it can.
     *
     * @throws io.strongroom.domain.inventory.Unreadable when the key could not be looked at
     */
    public static Optional<Refused> objection(String keyArn, Target target, Snapshot snapshot) {
        var misplaced = misplaced(keyArn, target);
        if (misplaced.isPresent()) {
            return misplaced;
        }
        var key = snapshot.state(new ReadOnlyFacet.Key(keyArn));
        if (key.isEmpty()) {
            return refused("key-missing", "There is no key " + keyArn + ". Make one first, with create-backup-key.");
        }
        return unusable(key.get());
    }

    static Optional<Refused> misplaced(String keyArn, Target target) {
        var arn = Arn.parse(keyArn)
                .filter(a -> a.service().equals("kms") && a.resource().startsWith("key/"));
        if (arn.isEmpty()) {
            return refused("key-arn", keyArn + " is not the ARN of a KMS key.");
        }
        if (!arn.get().partition().equals(target.partition().id())) {
            return refused(
                    "key-in-another-partition",
                    keyArn + " belongs to another partition than " + target.region()
                            + ". Use a key of this partition.");
        }
        if (!arn.get().region().equals(target.region().value())) {
            return refused(
                    "key-in-another-region",
                    keyArn + " is not in " + target.region() + ". Make a key there first, with create-backup-key.");
        }
        return Optional.empty();
    }

    /** Why this key cannot encrypt, or empty when it can. */
    static Optional<Refused> unusable(JsonNode key) {
        var name = key.path("keyArn").asText();
        var state = key.path("state").asText();
        if (!key.path("manager").asText().equals("CUSTOMER")) {
            return refused("key-not-customer-managed", name + " is managed by AWS, so its policy cannot be set.");
        }
        if (!key.path("spec").asText().equals("SYMMETRIC_DEFAULT")
                || !key.path("usage").asText().equals("ENCRYPT_DECRYPT")) {
            return refused("key-not-symmetric", name + " is not a symmetric key for encryption.");
        }
        return switch (state) {
            case "Enabled" -> Optional.empty();
            case "PendingDeletion" ->
                refused(
                        "key-pending-deletion",
                        name + " is about to be deleted. Find out who scheduled that, then cancel the deletion and"
                                + " enable the key.");
            case "Disabled" ->
                refused("key-disabled", name + " is disabled. Find out why, then enable it or use another key.");
            default -> refused("key-unusable", name + " cannot be used now: its state is " + state + ".");
        };
    }

    /** What an approver should know about a key that another account controls. */
    public static List<Warning> warnings(String keyArn, Target target) {
        var foreign = Arn.parse(keyArn)
                .filter(arn -> !arn.account().equals(target.accountId().value()));
        return foreign
                .map(arn -> new Warning(
                        "key-of-another-account",
                        keyArn + " belongs to account " + arn.account()
                                + ": who controls that account can make these backups unreadable."))
                .stream()
                .toList();
    }

    private static Optional<Refused> refused(String code, String reason) {
        return Optional.of(new Refused(code, reason));
    }
}
