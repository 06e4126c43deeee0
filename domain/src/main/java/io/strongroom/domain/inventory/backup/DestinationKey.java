package io.strongroom.domain.inventory.backup;

/**
 * The key of a vault that is copied to, as far as copies need it. It is described alone: whose it is or where, the rest of
 * it is its owner's.
 *
 * @param customerManaged whether it is no key of AWS
 * @param usable whether it encrypts and decrypts now
 */
public record DestinationKey(String arn, boolean customerManaged, boolean usable) {}
