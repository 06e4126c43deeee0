package io.strongroom.sandbox.organization;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.AccountUnreachable;
import io.strongroom.domain.accounts.AwsAccount;
import io.strongroom.domain.accounts.AwsAccounts;
import io.strongroom.domain.accounts.ChangeSession;
import io.strongroom.domain.accounts.Discovered;
import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.onboarding.Doors;
import io.strongroom.domain.onboarding.Opening;
import io.strongroom.sandbox.calls.GuardedCalls;
import io.strongroom.sandbox.calls.Place;
import io.strongroom.sandbox.calls.Session;
import io.strongroom.sandbox.calls.World;
import io.strongroom.sandbox.faults.FaultDice;
import io.strongroom.sandbox.faults.Faults;
import io.strongroom.sandbox.ledger.Ledger;
import io.strongroom.sandbox.organizations.OrganizationTree;
import io.strongroom.sandbox.store.Shelf;
import io.strongroom.sandbox.store.Store;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import software.amazon.awssdk.services.iam.IamClient;

/**
 * The simulated organization. How big it is and its seed are written into the store once: on a store that has an
 * organization, its seed stays, and it grows when more accounts are asked for.
 */
public final class SandboxAwsAccounts implements AwsAccounts, Doors {
    /** The account of the practice's own example, the first that a newcomer looks at. */
    public static final AccountId EXAMPLE = Members.BACKUP_PROD;

    private final World world;
    private final Members members;
    private final SandboxClients clients;
    private final Furnishing furnishing;
    private final OrganizationFurniture organization;
    private final SandboxDoors doors;

    private record Founding(long seed, int accounts, int size) {
        static Founding read(JsonNode node) {
            return Json.convert(node, Founding.class);
        }
    }

    /** @param randomness where new ids come from; safe for many threads */
    public SandboxAwsAccounts(Store store, InstantSource clock, SandboxSettings settings, Random randomness) {
        var founding = found(store, settings);
        var dice = new FaultDice(settings.faults(), settings.salt());
        this.world = new World(store, clock, dice, settings.lag(), settings.quotas(), randomness);
        this.members = new Members(founding.seed(), founding.accounts());
        var tree = new OrganizationTree(accounts(members), members.management().id());
        this.organization = new OrganizationFurniture(members, tree);
        this.clients = new SandboxClients(tree, organization.guardrails());
        this.furnishing = new Furnishing(store, clock, clients, members, founding.seed(), founding.size());
        this.doors = new SandboxDoors(
                members.management(),
                id -> members.find(id).map(member -> asOwner(id, member.home()).client(IamClient.class)));
        organization.settle(store);
        // The names of its buckets are the practice's own: nobody else may take them first.
        members.find(Members.BACKUP_PROD).ifPresent(furnishing::ensure);
    }

    private static Founding found(Store store, SandboxSettings settings) {
        var key = new Shelf(Shelf.WORLD, Shelf.GLOBAL, "sandbox", "founding").key("once");
        return store.transact(Shelf.WORLD, documents -> {
            var before = documents.get(key).map(Founding::read);
            var now = new Founding(
                    before.map(Founding::seed).orElse(settings.seed()),
                    Math.max(before.map(Founding::accounts).orElse(0), settings.accounts()),
                    Math.max(before.map(Founding::size).orElse(0), settings.size()));
            if (before.isEmpty() || !before.get().equals(now)) {
                documents.put(key, Json.tree(now));
            }
            return now;
        });
    }

    @Override
    public Discovered discover() {
        return new Discovered(accounts(members), true, true);
    }

    private static List<Account> accounts(Members members) {
        return members.all().stream().map(Member::account).toList();
    }

    @Override
    public AwsAccount reading(AccountId account, Region region) {
        return enter(account, region, new Session.Reading());
    }

    @Override
    public AwsAccount changing(AccountId account, Region region, ChangeSession session) {
        return enter(account, region, new Session.Changing(session));
    }

    /** The account as its own people use it, past Strongroom, in the ledger as {@code owner}: for drift and tampering in tests and demos. */
    public AwsAccount asOwner(AccountId account, Region region) {
        return enter(account, region, new Session.Owner());
    }

    /** The Region that most of an account is in. */
    public Region home(AccountId account) {
        return members.require(account).home();
    }

    @Override
    public boolean simulated() {
        return true;
    }

    @Override
    public Opening open(String roleArn, Optional<String> externalId) {
        return doors.open(roleArn, externalId);
    }

    @Override
    public Optional<String> workerRole() {
        return doors.workerRole();
    }

    /** Everything that was changed through this port. */
    public Ledger ledger() {
        return world.store().ledger();
    }

    /** Lets the next calls that the rule covers go wrong. */
    public void strike(Faults.Rule rule) {
        world.dice().add(rule);
    }

    /** What is known to be good and bad in an account: what it was furnished with, and what the organization does for it. */
    public List<Declared> truth(AccountId account) {
        var member = members.require(account);
        var all = new ArrayList<>(furnishing.truth(member));
        all.addAll(organization.truth(member));
        return List.copyOf(all);
    }

    private AwsAccount enter(AccountId account, Region region, Session session) {
        var member = members.find(account)
                .orElseThrow(() -> new AccountUnreachable(account, "it is not in the simulated organization."));
        furnishing.ensure(member);
        return new SandboxAwsAccount(new GuardedCalls(world, new Place(account, region), session), clients);
    }
}
