package io.strongroom.worker.inventory.backup;

import io.strongroom.domain.integrity.ResourceBackups;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.NotTold;
import io.strongroom.worker.inventory.Gathering;
import java.util.List;
import java.util.Optional;

/** Recovery points by vault and resource, from the lists that {@link RecoveryPointsReader} has gone through. */
public final class ResourceBackupsReader {
    private ResourceBackupsReader() {}

    /** Those of all vaults of a Region; empty when they could not be listed whole. */
    public static Optional<List<ResourceBackups>> of(Gathering from) {
        try {
            // First whether they were read at all: what failed once is not asked again.
            from.all(Kinds.RECOVERY_POINTS);
            return Optional.of(from.all(Kinds.VAULTS).stream()
                    .flatMap(vault -> RecoveryPointsReader.groups(from, vault).byResource().stream())
                    .toList());
        } catch (NotTold e) {
            return Optional.empty();
        }
    }
}
