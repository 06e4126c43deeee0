package io.strongroom.domain.incidents;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.events.Actor;
import io.strongroom.domain.events.AwsEvent;
import io.strongroom.domain.iam.Glob;
import io.strongroom.domain.inventory.Baseline;
import io.strongroom.domain.jobs.JobId;
import io.strongroom.domain.policies.Expectations;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Surroundings that were fetched before.
 *
 * @param organization numbers of its accounts
 * @param ourRoles ARNs of the remediation roles
 * @param jobs those that there are, of the sessions that may be ours
 * @param trustedRoles ARNs or patterns of them
 */
public record KnownSurroundings(
        List<AwsEvent> earlier,
        Map<Place, Baseline> baselines,
        Set<AccountId> organization,
        Expectations expectations,
        Set<String> ourRoles,
        Set<JobId> jobs,
        Set<String> trustedRoles)
        implements Surroundings {
    public KnownSurroundings {
        earlier = List.copyOf(earlier);
        baselines = Map.copyOf(baselines);
        organization = Set.copyOf(organization);
        ourRoles = Set.copyOf(ourRoles);
        jobs = Set.copyOf(jobs);
        trustedRoles = Set.copyOf(trustedRoles);
    }

    /** Nothing is known but the standard expectations. */
    public static KnownSurroundings none() {
        return new KnownSurroundings(
                List.of(), Map.of(), Set.of(), Expectations.standard(), Set.of(), Set.of(), Set.of());
    }

    @Override
    public Optional<Baseline> baseline(AccountId account, String region) {
        return Optional.ofNullable(baselines.get(new Place(account, region)));
    }

    @Override
    public List<Baseline> baselines(AccountId account) {
        return baselines.entrySet().stream()
                .filter(one -> one.getKey().account().equals(account))
                .map(Map.Entry::getValue)
                .toList();
    }

    @Override
    public boolean known(AccountId account) {
        return organization.contains(account);
    }

    @Override
    public boolean ours(Actor actor) {
        return ourRoles.contains(actor.principal())
                && actor.job().filter(jobs::contains).isPresent();
    }

    @Override
    public boolean trusted(Actor actor) {
        return trustedRoles.stream().anyMatch(pattern -> Glob.fits(pattern, actor.principal()));
    }

    /** The same with another history. */
    public KnownSurroundings withEarlier(List<AwsEvent> events) {
        return new KnownSurroundings(events, baselines, organization, expectations, ourRoles, jobs, trustedRoles);
    }
}
