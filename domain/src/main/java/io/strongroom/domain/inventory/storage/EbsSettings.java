package io.strongroom.domain.inventory.storage;

import io.strongroom.domain.inventory.Resource;
import io.strongroom.domain.inventory.Told;

/** EBS settings of a Region. @param snapshotSharing {@code block-all-sharing}, {@code block-new-sharing} or {@code unblocked} */
public record EbsSettings(String arn, Told<Boolean> encryptedByDefault, Told<String> snapshotSharing)
        implements Resource {
    /** No snapshot of the Region is public, whatever its own setting says. */
    public static final String BLOCK_ALL = "block-all-sharing";

    /** Whether no snapshot can be public. @throws NotTold when it could not be read */
    public boolean blocksAllSharing() {
        return snapshotSharing.value().filter(BLOCK_ALL::equals).isPresent();
    }
}
