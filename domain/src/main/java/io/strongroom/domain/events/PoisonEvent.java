package io.strongroom.domain.events;

import java.time.Instant;

/**
 * A message that could not be read, set aside for people.
 *
 * @param body as it came, cut to 4 KiB
 * @param digest of the whole body: the same one twice is kept once
 */
public record PoisonEvent(String digest, String reason, String body, Instant firstAt, Instant lastAt, long times) {}
