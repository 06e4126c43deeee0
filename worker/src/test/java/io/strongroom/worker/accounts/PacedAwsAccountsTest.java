package io.strongroom.worker.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.AccountUnreachable;
import io.strongroom.domain.accounts.CallBudgets;
import io.strongroom.domain.accounts.ChangeSession;
import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.inventory.ReadOnlyFacet;
import io.strongroom.domain.inventory.Reading;
import io.strongroom.domain.onboarding.Terms;
import io.strongroom.sandbox.organization.SandboxAwsAccounts;
import io.strongroom.sandbox.organization.SandboxSettings;
import io.strongroom.sandbox.store.InMemoryStore;
import io.strongroom.worker.aws.RealFacets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.backup.BackupClient;

class PacedAwsAccountsTest {
    private static final InstantSource CLOCK = () -> Instant.parse("2026-11-24T08:00:00Z");
    private static final AccountId PAYMENTS = new AccountId("123456789012");
    private static final Region IRELAND = new Region("eu-west-1");
    private static final String EXPOSED = "Exposed";
    private static final String ROLE = "arn:aws:iam::123456789012:role/";

    @Test
    void theCallerIsBothTheRoleThatReadsAndTheOneThatChanges() {
        var sandbox = new SandboxAwsAccounts(new InMemoryStore(CLOCK), CLOCK, SandboxSettings.calm(), new Random(1));
        var pace = new Paced(
                new NoBudgets(new ArrayList<>()), CLOCK, pause -> {}, Duration.ofSeconds(2), 0, CallTally.NONE);
        var account = new PacedAwsAccounts(sandbox, pace, pace, id -> Optional.empty(), id -> false)
                .reading(new AccountId("123456789012"), new Region("eu-west-1"));
        var reading = RealFacets.at(CLOCK).reader().read(account, new ReadOnlyFacet.Caller());
        var state = assertInstanceOf(Reading.Present.class, reading).state();
        assertEquals(ROLE + "StrongroomRead", state.path("arn").textValue());
        assertEquals(ROLE + "StrongroomRemediate", state.path("changesAs").textValue());
    }

    @Test
    void anExcludedAccountIsNeitherReadNorChangedAndSaysWhy() {
        var excluded = new Terms("R", "C", List.of(), 60, Optional.of("a merger"));
        var accounts = accounts(excluded);
        var refused = assertThrows(AccountUnreachable.class, () -> accounts.reading(PAYMENTS, IRELAND));
        assertTrue(refused.getMessage().contains("a merger"), refused.getMessage());
        var session = new ChangeSession("job", "ann", Set.of("kms:CreateKey"), Set.of("*"));
        assertThrows(AccountUnreachable.class, () -> accounts.changing(PAYMENTS, IRELAND, session));
    }

    @Test
    void anExposedAccountIsReadAndNotChanged() {
        var accounts = accounts(new Terms(EXPOSED, "C", List.of(), 60, Optional.empty()));
        accounts.reading(PAYMENTS, IRELAND);
        var session = new ChangeSession("job", "ann", Set.of("kms:CreateKey"), Set.of("*"));
        var refused = assertThrows(AccountUnreachable.class, () -> accounts.changing(PAYMENTS, IRELAND, session));
        assertTrue(refused.getMessage().contains("ExternalId"), refused.getMessage());
    }

    @Test
    void halfOfTheShareIsHalfOfThePace() {
        var booked = new ArrayList<CallBudgets.Quota>();
        accounts(new Terms("R", "C", List.of(), 30, Optional.empty()), booked)
                .reading(PAYMENTS, IRELAND)
                .client(BackupClient.class)
                .listBackupPlans();
        accounts(Terms.usual(), booked)
                .reading(PAYMENTS, IRELAND)
                .client(BackupClient.class)
                .listBackupPlans();
        assertEquals(booked.get(2).perSecond() / 2, booked.get(0).perSecond());
        assertEquals(booked.get(2).family(), booked.get(0).family());
    }

    @Test
    void anAssessmentBooksNothingOfItsOwnAccountAndAllOfOthers() {
        var booked = new ArrayList<CallBudgets.Quota>();
        var accounts = accounts(Terms.usual(), booked);
        var other = accounts.discover().accounts().stream()
                .map(Account::id)
                .filter(id -> !id.equals(PAYMENTS))
                .findFirst()
                .orElseThrow();
        var assessing = accounts.assessing(PAYMENTS);
        assessing.reading(PAYMENTS, IRELAND).client(BackupClient.class).listBackupPlans();
        assertEquals(List.of(), booked);
        assessing.reading(other, IRELAND).client(BackupClient.class).listBackupPlans();
        assertEquals(2, booked.size());
    }

    private static PacedAwsAccounts accounts(Terms terms) {
        return accounts(terms, new ArrayList<>());
    }

    private static PacedAwsAccounts accounts(Terms terms, List<CallBudgets.Quota> booked) {
        var sandbox = new SandboxAwsAccounts(new InMemoryStore(CLOCK), CLOCK, SandboxSettings.calm(), new Random(1));
        var pace = new Paced(new NoBudgets(booked), CLOCK, pause -> {}, Duration.ofSeconds(2), 0, CallTally.NONE);
        return new PacedAwsAccounts(
                sandbox,
                pace,
                pace,
                id -> Optional.of(terms),
                id -> terms.readRole().equals(EXPOSED));
    }

    private record NoBudgets(List<Quota> booked) implements CallBudgets {
        @Override
        public List<Pace> paces(AccountId account, Instant now) {
            return List.of();
        }

        @Override
        public Duration book(AccountId account, Region region, Quota quota, Instant now) {
            booked.add(quota);
            return Duration.ZERO;
        }

        @Override
        public void throttled(AccountId account, Region region, Quota quota, Instant now) {}
    }
}
