package io.strongroom.domain.inventory.backup;

import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kind;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.NotTold;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.storage.StatefulResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether any plan backs a resource up, and why or why not: every selection of every plan, those of Organizations
 * included, is evaluated as AWS Backup does it.
 */
public sealed interface Protection {
    /** At least one selection takes it. */
    record Covered(List<Because> by) implements Protection {}

    /** Selections name it, and all of them take it out again. */
    record Excluded(List<Because> by) implements Protection {}

    /** No selection names it. */
    record Unselected() implements Protection {}

    /** @param what the pattern, tag test or opt-in that decided */
    record Because(String planArn, String selection, String what) {}

    /** Types for which the Region's opt-in counts even when a selection names them: their ARNs are shared with others. */
    Set<String> ALWAYS_OPT_IN = Set.of("Aurora", "DocumentDB", "Neptune");

    /** The kinds that telling takes; a control that asks names them in its spec. */
    static Kind<?>[] reads() {
        return new Kind<?>[] {Kinds.BACKUP_PLANS, Kinds.BACKUP_SETTINGS};
    }

    static Protection of(StatefulResource resource, Inventory inventory) {
        return of(resource.arn(), resource.resourceType(), resource.tags(), inventory);
    }

    /**
     * Evaluates the plans of the inventory's Region for one resource.
     *
     * @param resourceType as AWS Backup writes it
     * @throws NotTold when no selection that could be read covers it, and some could not be read
     */
    static Protection of(String arn, String resourceType, Map<String, String> tags, Inventory inventory) {
        var covered = new ArrayList<Because>();
        var excluded = new ArrayList<Because>();
        Optional<Coverage> unread = Optional.empty();
        for (var plan : inventory.all(Kinds.BACKUP_PLANS)) {
            if (plan.rules().isEmpty()) {
                continue;
            }
            if (plan.selections() instanceof Told.Unknown<List<BackupPlan.Selection>>(var why)) {
                unread = Optional.of(why);
                continue;
            }
            for (var selection : plan.selections().value().orElse(List.of())) {
                var name = selection.names(arn, tags);
                if (name.isEmpty()) {
                    continue;
                }
                var against = selection.takesOut(arn, tags).or(() -> optIn(name.get(), resourceType, inventory));
                (against.isEmpty() ? covered : excluded)
                        .add(new Because(plan.arn(), selection.name(), against.orElse(name.get())));
            }
        }
        if (!covered.isEmpty()) {
            return new Covered(List.copyOf(covered));
        }
        unread.ifPresent(why -> {
            throw new NotTold(why);
        });
        return excluded.isEmpty() ? new Unselected() : new Excluded(List.copyOf(excluded));
    }

    /** What of the Region's opt-in keeps the resource from being backed up. */
    private static Optional<String> optIn(String name, String resourceType, Inventory inventory) {
        if (BackupPlan.namesType(name) && !ALWAYS_OPT_IN.contains(resourceType)) {
            return Optional.empty();
        }
        boolean out = inventory
                .only(Kinds.BACKUP_SETTINGS)
                .map(settings -> Boolean.FALSE.equals(settings.optedIn().get(resourceType)))
                .orElse(false);
        return out ? Optional.of("opt-in " + resourceType) : Optional.empty();
    }
}
