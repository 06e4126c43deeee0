package io.strongroom.sandbox.organization;

import io.strongroom.domain.accounts.Account.Status;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.Region;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Who is in the organization: a function of the seed and of how many there are to be. The first of them never change. */
public final class Members {
    static final AccountId BACKUP_PROD = new AccountId("123456789012");

    private record Role(String name, String ouPath) {}

    private static final List<Role> ROLES = List.of(
            new Role("management", "/"),
            new Role("backup-prod", "/security/backup"),
            new Role("backup-vault-central", "/security/backup"),
            new Role("log-archive", "/security"),
            new Role("security-tooling", "/security"),
            new Role("audit", "/security"),
            new Role("payments-prod", "/prod/payments"),
            new Role("payments-ledger-prod", "/prod/payments"),
            new Role("orders-prod", "/prod/shop"),
            new Role("catalog-prod", "/prod/shop"),
            new Role("checkout-prod", "/prod/shop"),
            new Role("data-lake-prod", "/prod/data"),
            new Role("warehouse-prod", "/prod/data"),
            new Role("customer-records-prod", "/prod/data"),
            new Role("identity-prod", "/prod/platform"),
            new Role("network-hub", "/infrastructure"),
            new Role("shared-services", "/infrastructure"),
            new Role("payments-staging", "/staging"),
            new Role("shop-staging", "/staging"),
            new Role("data-staging", "/staging"),
            new Role("shop-dev", "/dev"),
            new Role("data-dev", "/dev"),
            new Role("sandbox-anna", "/dev/personal"),
            new Role("legacy-erp", "/suspended"));

    static final int NAMED = ROLES.size();

    private static final List<String> OUS = List.of("/prod/shop", "/prod/data", "/prod/payments", "/staging", "/dev");
    private static final List<String> TEAMS = List.of(
            "billing", "search", "media", "claims", "fleet", "ledger", "pricing", "returns", "crm", "telemetry");
    private static final List<Region> REGIONS = List.of(
            new Region("eu-west-1"), new Region("eu-central-1"), new Region("us-east-1"), new Region("eu-west-1"));

    private final List<Member> all;
    private final Map<AccountId, Member> byId;

    Members(long seed, int number) {
        this.all = IntStream.range(0, number)
                .mapToObj(index -> member(seed, index))
                .sorted(Comparator.comparing(Member::id))
                .toList();
        this.byId = all.stream().collect(Collectors.toMap(Member::id, Function.identity()));
    }

    /** In the order of their numbers. */
    public List<Member> all() {
        return all;
    }

    /** The account that keeps copies of everyone's backups; empty in an organization that is too small for one. */
    Optional<Member> central() {
        return named("backup-vault-central");
    }

    Optional<Member> named(String name) {
        return all.stream().filter(member -> member.name().equals(name)).findFirst();
    }

    /** The account that manages the organization. */
    public Member management() {
        return all.stream().filter(member -> member.index() == 0).findFirst().orElseThrow();
    }

    /** @throws IllegalArgumentException when it is not in the organization */
    public Member require(AccountId id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("no such account in the sandbox: " + id));
    }

    public Optional<Member> find(AccountId id) {
        return Optional.ofNullable(byId.get(id));
    }

    private static Member member(long seed, int index) {
        var random = new SplittableRandom(seed * 1_000_003 + index);
        var role = index < NAMED ? ROLES.get(index) : invented(index, random);
        var id = index == 1 ? BACKUP_PROD : id(seed, index);
        var status = role.ouPath().equals("/suspended") ? Status.SUSPENDED : Status.ACTIVE;
        var home = index < 2 ? REGIONS.getFirst() : REGIONS.get(random.nextInt(REGIONS.size()));
        return new Member(index, id, role.name(), role.ouPath(), status, home);
    }

    private static Role invented(int index, SplittableRandom random) {
        var ou = OUS.get(random.nextInt(OUS.size()));
        var team = TEAMS.get(random.nextInt(TEAMS.size()));
        return new Role("%s-%s-%05d".formatted(team, ou.split("/", -1)[1], index), ou);
    }

    /** Multiplying by a unit modulo 10^11 keeps numbers of different indexes different. */
    private static AccountId id(long seed, int index) {
        long spread =
                Math.floorMod((index + 1L + Math.floorMod(seed, 1_000L) * 100_003L) * 7_368_787L, 100_000_000_000L);
        return new AccountId(Long.toString(200_000_000_000L + spread * 7 % 700_000_000_000L));
    }
}
