package io.strongroom.web.accounts;

import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.posture.Counts;
import io.strongroom.domain.posture.Posture.Assessed;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How an account stands.
 *
 * @param bySeverity verdicts by the controls' severity; empty when it was never assessed
 * @param regions what is known of it, by Region; empty when it was never assessed
 */
public record AccountPosture(Account account, Map<Severity, Counts> bySeverity, List<Assessed> regions) {
    /** The worst first; what was not assessed comes last, and is told apart wherever this order is shown. */
    static final Comparator<AccountPosture> WORST_FIRST = Comparator.comparing(AccountPosture::assessed)
            .reversed()
            .thenComparing(Comparator.comparingLong(AccountPosture::critical).reversed())
            .thenComparing(Comparator.comparingLong(AccountPosture::high).reversed())
            .thenComparing(Comparator.comparingLong(AccountPosture::medium).reversed())
            .thenComparing(Comparator.comparingLong(AccountPosture::low).reversed())
            .thenComparing(one -> one.account().id());

    public AccountPosture {
        bySeverity = Map.copyOf(bySeverity);
        regions = List.copyOf(regions);
    }

    public boolean assessed() {
        return !regions.isEmpty();
    }

    public boolean active() {
        return account.status() == Account.Status.ACTIVE;
    }

    /** Whether something of it could not be read. */
    public boolean partly() {
        return regions.stream().anyMatch(region -> !region.unread().isEmpty());
    }

    /** Whether its numbers are not the whole of it. */
    public boolean blind() {
        return active() && (!assessed() || partly());
    }

    /** Kinds that could not be read in some Region. */
    public int unread() {
        return regions.stream()
                .flatMap(region -> region.unread().keySet().stream())
                .collect(Collectors.toSet())
                .size();
    }

    /** How old the oldest of what is known is. */
    public Optional<Instant> oldest() {
        return regions.stream().map(Assessed::at).min(Comparator.naturalOrder());
    }

    public Counts of(Severity severity) {
        return bySeverity.getOrDefault(severity, Counts.NONE);
    }

    public Counts total() {
        return bySeverity.values().stream().reduce(Counts.NONE, Counts::plus);
    }

    public long critical() {
        return of(Severity.CRITICAL).fail();
    }

    public long high() {
        return of(Severity.HIGH).fail();
    }

    public long medium() {
        return of(Severity.MEDIUM).fail();
    }

    public long low() {
        return of(Severity.LOW).fail();
    }
}
