package io.strongroom.domain.inventory.backup;

import io.strongroom.domain.inventory.Resource;
import io.strongroom.domain.inventory.Told;

/**
 * A vault that a plan copies to, wherever it is. The ARN is the vault's.
 *
 * @param vault none when there is no such vault; unknown where its account cannot be read
 * @param key the key of that vault; none when it has none that anybody can name, or it is no longer there
 */
public record DestinationVault(String arn, Told<Vault> vault, Told<DestinationKey> key) implements Resource {}
