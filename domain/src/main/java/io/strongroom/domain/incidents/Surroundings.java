package io.strongroom.domain.incidents;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.events.Actor;
import io.strongroom.domain.events.AwsEvent;
import io.strongroom.domain.inventory.Baseline;
import io.strongroom.domain.policies.Expectations;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What is known around one event. A detector's spec says what of it it asks for. */
public interface Surroundings {
    /** How far back {@link #earlier()} goes. */
    Duration HISTORY = Duration.ofHours(24);

    /** Most that {@link #earlier()} gives of one name of events: the newest ones. */
    int EARLIER_MOST = 1000;

    /**
     * What else happened in the 24 hours up to the event's time of the same {@link AwsEvent#subject()}, oldest first, those
     * of the same second included: as much of it as the detector's {@link DetectorSpec#recall()} asks for.
     */
    List<AwsEvent> earlier();

    /** What the last assessment saw of an account and Region; empty when there was none, which is not the same as nothing. */
    Optional<Baseline> baseline(AccountId account, String region);

    /** The same for every Region of the account that was assessed: what is global shows in any of them. */
    List<Baseline> baselines(AccountId account);

    /** Whether the account is one of the organization's. */
    boolean known(AccountId account);

    /** What the policies expect of the event's account. */
    Expectations expectations();

    /** Whether it is our own worker: the account's remediation role, in a session named after a job that there is. */
    boolean ours(Actor actor);

    /** Whether it is a role of the platform or of infrastructure as code, by configuration. */
    boolean trusted(Actor actor);
}
