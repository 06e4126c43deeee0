package io.strongroom.domain.inventory.backup;

import io.strongroom.domain.inventory.Resource;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.keys.Key;

/**
 * A vault that a plan copies to, wherever it is. The ARN is the vault's.
 *
 * @param vault none when there is no such vault; unknown where its account cannot be read
 * @param key the key of that vault
 */
public record DestinationVault(String arn, Told<Vault> vault, Told<Key> key) implements Resource {}
