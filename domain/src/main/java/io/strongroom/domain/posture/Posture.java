package io.strongroom.domain.posture;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.controls.ControlId;
import io.strongroom.domain.controls.Severity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The roll-ups. Every question is answered from them; none looks at findings one by one. */
public interface Posture {
    /** @param visible accounts that the caller reaches; empty optional for every account */
    Map<ControlId, Counts> byControl(Optional<Set<AccountId>> visible);

    /** Accounts that were assessed, by severity of the controls. */
    Map<AccountId, Map<Severity, Counts>> byAccount(Optional<Set<AccountId>> visible);

    /** One row per account, one cell per control. */
    Map<AccountId, Map<ControlId, Counts>> cells(Set<AccountId> accounts);

    /** Days in order, each with how many failures were open at its end, by severity. */
    List<Day> days(Optional<Set<AccountId>> visible, LocalDate from, LocalDate to);

    /** What is known of each account and Region, and how old it is. */
    List<Assessed> assessed(Optional<Set<AccountId>> visible);

    /**
     * One day of a trend.
     *
     * @param known whether any of the accounts had been assessed by its end; if not, its zeros say nothing
     */
    record Day(
            LocalDate date,
            boolean known,
            Map<Severity, Long> open,
            Map<Severity, Long> opened,
            Map<Severity, Long> resolved) {}

    /**
     * @param region a Region's code, or {@code global}
     * @param unread kinds that could not be read, each with what stood in the way
     * @param empty whether nothing of AWS Backup and nothing to back up was found
     */
    record Assessed(AccountId account, String region, Instant at, boolean empty, Map<String, String> unread) {}
}
