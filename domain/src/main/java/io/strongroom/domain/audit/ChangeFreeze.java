package io.strongroom.domain.audit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/** Whether anything may be changed now, as far as the audit log goes: no change without a record that holds. */
public final class ChangeFreeze {
    /** A bulk request asks for each of its lines. */
    private static final Duration REMEMBERED = Duration.ofSeconds(1);

    private final Supplier<AuditStatus> status;
    private final InstantSource clock;
    private volatile Look look = new Look(Instant.MIN, Optional.empty());

    public ChangeFreeze(Supplier<AuditStatus> status, InstantSource clock) {
        this.status = status;
        this.clock = clock;
    }

    private record Look(Instant at, Optional<String> reason) {}

    /** Why nothing may be changed; empty when it may. */
    public Optional<String> reason() {
        var now = clock.instant();
        var last = look;
        if (now.isBefore(last.at) || !now.isBefore(last.at.plus(REMEMBERED))) {
            last = new Look(now, status.get().frozen(now));
            look = last;
        }
        return last.reason;
    }
}
