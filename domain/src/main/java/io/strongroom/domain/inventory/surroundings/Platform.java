package io.strongroom.domain.inventory.surroundings;

import io.strongroom.domain.inventory.Resource;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.identities.Role;
import java.time.Instant;

/**
 * Strongroom itself, as the account sees it; the ARN is made of the account.
 *
 * @param readRole the role that Strongroom reads with; none when it reads with ambient credentials
 * @param remediationRole the role that it changes with
 * @param queueEncrypted whether the job queue encrypts what it holds
 * @param deadLetters messages that nobody could work on
 * @param alertTestedAt when a person last saw a test alert arrive
 */
public record Platform(
        String arn,
        Told<Role> readRole,
        Told<Role> remediationRole,
        Told<Boolean> queueEncrypted,
        Told<Long> deadLetters,
        Told<Instant> alertTestedAt)
        implements Resource {}
