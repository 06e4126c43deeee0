package io.strongroom.domain.controls.keys;

import io.strongroom.domain.arns.Arn;
import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kind;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Resource;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.backup.BackupPlan;
import io.strongroom.domain.inventory.backup.DestinationKey;
import io.strongroom.domain.inventory.backup.DestinationVault;
import io.strongroom.domain.inventory.backup.RecoveryPoints;
import io.strongroom.domain.inventory.backup.Vault;
import io.strongroom.domain.inventory.keys.KeyBehind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The way of a plan's copies, and what lies in it. What cannot be told is kept apart: an obstacle counts all the same. */
final class CopyWay {
    /** What keeps a copy from arriving, or from being encrypted there. */
    enum Obstacle {
        NO_SUCH_VAULT("the destination is not there"),
        DEFAULT_VAULT("the destination is a default vault, which takes no copies from other accounts"),
        NO_CUSTOMER_KEY("the destination has no customer managed key, which copies from another account need"),
        KEY_UNUSABLE("the key of the destination cannot be used"),
        SOURCE_ON_KEY_OF_AWS("recovery points on keys that AWS manages cannot leave the account"),
        STAYS_OPEN("clusters that are not encrypted stay so in the copy");

        private final String phrase;

        Obstacle(String phrase) {
            this.phrase = phrase;
        }

        String phrase() {
            return phrase;
        }
    }

    /** An obstacle and where it lies. */
    record Found(Obstacle obstacle, String rule, String destination) {}

    private static final Set<String> COPIED_AS_THEY_ARE = Set.of("Aurora", "DocumentDB", "Neptune");

    private final Inventory inventory;
    private final List<Found> obstacles = new ArrayList<>();
    private final List<Coverage> untold = new ArrayList<>();
    private int followed;

    CopyWay(Inventory inventory) {
        this.inventory = inventory;
    }

    List<Found> obstacles() {
        return List.copyOf(obstacles);
    }

    Optional<Coverage> untold() {
        return untold.stream().findFirst();
    }

    int followed() {
        return followed;
    }

    void follow(BackupPlan.Rule rule, BackupPlan.Copy copy) {
        followed++;
        var arn = copy.destinationVaultArn();
        var abroad = Arn.parse(arn)
                .filter(to -> !to.account().equals(inventory.account().value()))
                .isPresent();
        source(rule, abroad).forEach(obstacle -> obstacles.add(new Found(obstacle, rule.name(), arn)));
        destination(arn, abroad).ifPresent(obstacle -> obstacles.add(new Found(obstacle, rule.name(), arn)));
    }

    private Optional<Obstacle> destination(String arn, boolean abroad) {
        if (arn.endsWith(":backup-vault:Default")) {
            return Optional.of(Obstacle.DEFAULT_VAULT);
        }
        var known = read(Kinds.DESTINATION_VAULTS).stream()
                .filter(one -> one.arn().equals(arn))
                .findFirst();
        if (known.isEmpty()) {
            untold.add(new Coverage.Denied("backup:ListBackupVaults"));
            return Optional.empty();
        }
        return switch (known.get().vault()) {
            case Told.Known<Vault>(var vault) -> key(known.get(), vault, abroad);
            case Told.None<Vault>() -> Optional.of(Obstacle.NO_SUCH_VAULT);
            case Told.Unknown<Vault>(var why) -> {
                untold.add(why);
                yield Optional.empty();
            }
        };
    }

    private Optional<Obstacle> key(DestinationVault destination, Vault vault, boolean abroad) {
        if (vault.airGapped() && vault.kmsKeyArn().isEmpty()) {
            // It is on a key that AWS owns, made for copies from anywhere.
            return Optional.empty();
        }
        return switch (destination.key()) {
            case Told.Known<DestinationKey>(var key) when !key.usable() -> Optional.of(Obstacle.KEY_UNUSABLE);
            case Told.Known<DestinationKey>(var key) ->
                abroad && !key.customerManaged() ? Optional.of(Obstacle.NO_CUSTOMER_KEY) : Optional.empty();
            case Told.None<DestinationKey>() -> abroad ? Optional.of(Obstacle.NO_CUSTOMER_KEY) : Optional.empty();
            case Told.Unknown<DestinationKey>(var why) -> {
                untold.add(why);
                yield Optional.empty();
            }
        };
    }

    /** What the recovery points that the rule's vault holds already tell of the next ones. */
    private List<Obstacle> source(BackupPlan.Rule rule, boolean abroad) {
        var found = new ArrayList<Obstacle>();
        var inherited = read(Kinds.RECOVERY_POINTS).stream()
                .filter(group -> group.live() && group.inVault(rule.targetVault()))
                .filter(group -> group.encryptedBy() == RecoveryPoints.EncryptedBy.SOURCE)
                .toList();
        if (abroad && inherited.stream().anyMatch(this::onKeyOfAws)) {
            found.add(Obstacle.SOURCE_ON_KEY_OF_AWS);
        }
        if (inherited.stream()
                .anyMatch(group -> !group.encrypted() && COPIED_AS_THEY_ARE.contains(group.resourceType()))) {
            found.add(Obstacle.STAYS_OPEN);
        }
        return found;
    }

    private boolean onKeyOfAws(RecoveryPoints group) {
        return group.keyArn().isPresent()
                && !read(Kinds.KEYS).isEmpty()
                && KeyBehind.of(group.keyArn().get(), inventory) instanceof KeyBehind.Here(var key)
                && !key.customerManaged();
    }

    private <R extends Resource> List<R> read(Kind<R> kind) {
        var coverage = inventory.coverage(kind);
        if (coverage instanceof Coverage.Read) {
            return inventory.all(kind);
        }
        untold.add(coverage);
        return List.of();
    }
}
