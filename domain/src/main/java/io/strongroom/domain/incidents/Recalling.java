package io.strongroom.domain.incidents;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.events.Actor;
import io.strongroom.domain.events.AwsEvent;
import io.strongroom.domain.inventory.Baseline;
import io.strongroom.domain.policies.Expectations;
import java.util.List;
import java.util.Optional;

/** Surroundings with the history that a detector's spec asks for and no more: so that what it asks for cannot fall behind what it looks at. */
record Recalling(Surroundings around, DetectorSpec spec) implements Surroundings {
    @Override
    public List<AwsEvent> earlier() {
        return spec.recall()
                .map(recall -> around.earlier().stream().filter(recall::has).toList())
                .orElseGet(List::of);
    }

    @Override
    public Optional<Baseline> baseline(AccountId account, String region) {
        return around.baseline(account, region);
    }

    @Override
    public List<Baseline> baselines(AccountId account) {
        return around.baselines(account);
    }

    @Override
    public boolean known(AccountId account) {
        return around.known(account);
    }

    @Override
    public Expectations expectations() {
        return around.expectations();
    }

    @Override
    public boolean ours(Actor actor) {
        return around.ours(actor);
    }

    @Override
    public boolean trusted(Actor actor) {
        return around.trusted(actor);
    }
}
