package io.strongroom.domain.exceptions;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.controls.ControlId;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.users.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Exceptions. They accept failures; a verdict that could not be told is not theirs to accept. Whatever starts or ends
 * one moves the findings and the posture with it, in the same transaction. The caller has checked permissions and that
 * the principal reaches the scope, see {@link ExemptionScope#reachedBy}.
 */
public interface Exemptions {
    /** How many open failures it would hide now, by severity; severities without any are left out. */
    Map<Severity, Long> preview(ControlId control, ExemptionScope scope);

    /** @throws io.strongroom.domain.problems.Rejected as {@link NewExemption#check}, and for a control that is not there */
    Exemption request(NewExemption wanted, Principal by, Instant now);

    /**
     * Says yes: takes effect at once.
     *
     * @throws io.strongroom.domain.problems.Rejected {@code self-approval} for the one who asked, {@code
     *     precondition-failed} when it changed meanwhile, {@code state-conflict} when it does not wait for a decision
     */
    Exemption approve(Decision decision, Principal by, Instant now);

    /** Says no. @throws io.strongroom.domain.problems.Rejected as {@link #approve}, except that one may reject one's own */
    Exemption reject(Decision decision, Principal by, Instant now);

    /** Takes back a request, or ends an exception before its time. @throws io.strongroom.domain.problems.Rejected as {@link #approve} */
    Exemption withdraw(Decision decision, Principal by, Instant now);

    /** Ends those whose time has come. Called every minute by workers; several may. @return how many */
    int endExpired(Instant now);

    Optional<Exemption> find(ExemptionId id);

    List<Exemption> list(ExemptionQuery query);

    /** How many findings it hides now. @param visible accounts that the caller reaches; empty optional for every account */
    long hidden(ExemptionId id, Optional<Set<AccountId>> visible);

    /**
     * What somebody decides.
     *
     * @param version that was seen
     * @param comment kept with the exception and in the audit trail; may be blank
     */
    record Decision(ExemptionId id, long version, String comment) {}
}
