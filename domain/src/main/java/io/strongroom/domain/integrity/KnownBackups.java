package io.strongroom.domain.integrity;

import java.time.Instant;
import java.util.Optional;

/**
 * Evidence, and how old it is.
 *
 * @param assessedAt when the account and Region were last looked at
 * @param unread why recovery points could not be listed then, so that this is of an earlier time; empty when they were
 */
public record KnownBackups(BackupEvidence backup, Instant assessedAt, Optional<String> unread) {}
