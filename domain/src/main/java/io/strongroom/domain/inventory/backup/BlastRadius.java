package io.strongroom.domain.inventory.backup;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.domain.json.Json;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is lost when recovery points cannot be restored from.
 *
 * @param vaults ARNs of the vaults that they are in
 */
public record BlastRadius(
        long recoveryPoints, long bytes, Optional<Instant> oldest, Optional<Instant> newest, Set<String> vaults) {

    /** That of all the given ones together. */
    public static BlastRadius of(Collection<RecoveryPoints> groups) {
        var vaults = new TreeSet<String>();
        groups.forEach(group -> vaults.add(group.vaultArn()));
        return new BlastRadius(
                groups.stream().mapToLong(RecoveryPoints::count).sum(),
                groups.stream().mapToLong(RecoveryPoints::bytes).sum(),
                groups.stream().map(RecoveryPoints::oldest).min(Comparator.naturalOrder()),
                groups.stream().map(RecoveryPoints::newest).max(Comparator.naturalOrder()),
                vaults);
    }

    /** It as facts of a verdict. */
    public ObjectNode facts() {
        var facts = Json.object().put("recoveryPoints", recoveryPoints).put("bytes", bytes);
        oldest.ifPresent(at -> facts.put("oldest", at.toString()));
        newest.ifPresent(at -> facts.put("newest", at.toString()));
        facts.set("vaults", Json.tree(vaults));
        return facts;
    }
}
