package io.strongroom.domain.inventory.storage;

import io.strongroom.domain.inventory.Resource;
import io.strongroom.domain.inventory.Told;

/** EBS settings of a Region. @param snapshotSharing {@code block-all-sharing}, {@code block-new-sharing} or {@code unblocked} */
public record EbsSettings(
        String arn, Told<Boolean> encryptedByDefault, Told<String> defaultKey, Told<String> snapshotSharing)
        implements Resource {}
