package io.strongroom.domain.inventory.surroundings;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.inventory.Resource;
import io.strongroom.domain.inventory.Told;
import java.util.Set;

/** Security Hub in a Region. @param standards ARNs of enabled standards @param disabledControls ids such as {@code Backup.1} */
public record SecurityHub(
        String arn,
        Told<Set<String>> standards,
        Told<Set<String>> disabledControls,
        Told<Boolean> aggregates,
        Told<AccountId> administrator)
        implements Resource {}
