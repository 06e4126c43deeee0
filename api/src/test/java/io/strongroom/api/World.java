package io.strongroom.api;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.AccountRegister;
import io.strongroom.domain.users.AccountScope;
import io.strongroom.domain.users.NewToken;
import io.strongroom.domain.users.NewUser;
import io.strongroom.domain.users.Permission;
import io.strongroom.domain.users.Role;
import io.strongroom.domain.users.Tokens;
import io.strongroom.domain.users.User;
import io.strongroom.domain.users.Users;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** People, tokens and accounts for tests. Names are new each time, so that tests share a database and nothing else. */
@Singleton
public class World {
    public static final String PAYMENTS = "123456789012";
    public static final String SANDPIT = "210987654321";
    public static final String SUSPENDED = "300000000000";
    private static final AtomicInteger COUNT = new AtomicInteger();

    @Inject
    Users users;

    @Inject
    Tokens tokens;

    @Inject
    AccountRegister accounts;

    @Inject
    InstantSource clock;

    private final Map<Role, String> everywhere = new HashMap<>();

    public void ensureAccounts() {
        accounts.putAll(List.of(
                new Account(new AccountId(PAYMENTS), "payments", "/prod/payments", Account.Status.ACTIVE, true),
                new Account(new AccountId(SANDPIT), "sandpit", "/dev", Account.Status.ACTIVE, true),
                new Account(new AccountId(SUSPENDED), "gone", "/dev", Account.Status.SUSPENDED, true)));
    }

    /** An account that nothing else uses. */
    public String newAccount() {
        ensureAccounts();
        var id = String.format("4%011d", COUNT.incrementAndGet());
        accounts.putAll(List.of(new Account(new AccountId(id), "account " + id, "/test", Account.Status.ACTIVE, true)));
        return id;
    }

    /** The secret of a person who has this role everywhere; the same person each time. */
    public synchronized String token(Role role) {
        ensureAccounts();
        return everywhere.computeIfAbsent(role, r -> token(person(Set.of(r), AccountScope.everything())));
    }

    /** The secret of another person with these roles, bounded to an account. */
    public String tokenIn(String account, Role... roles) {
        ensureAccounts();
        return token(person(Set.of(roles), AccountScope.of(Set.of(new AccountId(account)))));
    }

    public User person(Set<Role> roles, AccountScope scope) {
        var name = "person-" + COUNT.incrementAndGet();
        return users.add(new NewUser(name, name, roles, scope, "correct horse battery"), "test");
    }

    public String token(User owner) {
        return token(owner, EnumSet.allOf(Permission.class), AccountScope.everything());
    }

    public String token(User owner, Set<Permission> permissions, AccountScope scope) {
        var secret = "test-" + UUID.randomUUID() + UUID.randomUUID();
        var expiresAt = clock.instant().plus(Duration.ofDays(1));
        tokens.add(new NewToken(owner.id(), "test", permissions, scope, expiresAt), secret, clock.instant(), "test");
        return secret;
    }

    /** A request with a token. */
    public static RequestSpecification as(String token) {
        return RestAssured.given().header("Authorization", "Bearer " + token).accept(ContentType.JSON);
    }

    /** The body of a job that makes a backup key. */
    public static String keyJob(String account, String name) {
        return """
                {"remediation":"create-backup-key","target":{"accountId":"%s","region":"eu-west-1"},
                 "parameters":{"name":"%s"},"mode":"APPLY","reason":"REL09-BP02 baseline"}""".formatted(account, name);
    }

    /** The body of an exception for an account. */
    public static String exception(String account) {
        return """
                {"control":"IMM-01","scope":{"kind":"ACCOUNT","accountId":"%s"},"reason":"moved by the end of March",
                 "owner":"payments-team","expiresAt":"%s"}""".formatted(account, Instant.now().plus(Duration.ofDays(30)));
    }

    /** The body of a suppression in an account. */
    public static String suppression(String account) {
        return """
                {"detector":"INC-09","accountId":"%s","principal":"arn:aws:iam::%s:role/restore-drill",
                 "reason":"the quarterly restore drill","owner":"platform-team","expiresAt":"%s"}""".formatted(account, account, Instant.now().plus(Duration.ofDays(7)));
    }

    /** The body of a policy for an account. */
    public static String policy(String account, String name) {
        return """
                {"name":"%s","scope":{"accounts":["%s"]},"thresholds":{"minRetentionDays":90,"recoveryPoint":"PT24H"}}""".formatted(name, account);
    }

    /** The body of a schedule of an account. */
    public static String schedule(String account, String name) {
        return """
                {"name":"%s","scope":{"accounts":["%s"]},"cron":"30 2 * * *","timeZone":"Europe/Berlin"}""".formatted(name, account);
    }

    /** The body of a webhook that tells of an account. */
    public static String webhook(String account, String name) {
        return """
                {"name":"%s","target":"https://hooks.example.com/strongroom","atLeast":"HIGH","digestMinutes":0,
                 "scope":{"accounts":["%s"]}}""".formatted(name, account);
    }

    /** The body of a route of mails that tells of an account. */
    public static String alertRoute(String account, String name) {
        return """
                {"name":"%s","kind":"EMAIL","target":"oncall@example.com","scope":{"accounts":["%s"]},"detectors":["INC-02"],
                 "quietHours":{"from":"22:00","until":"07:00","timeZone":"Europe/Berlin"}}""".formatted(name, account);
    }

    /** A test that is to be sent along a route. @param path of the route @return the delivery's id */
    public static String delivery(String token, String path) {
        return as(token).post(path + "/test").then().statusCode(202).extract().path("id");
    }

    /** The body of a view of findings in an account. */
    public static String savedView(String account, String name) {
        return """
                {"name":"%s","list":"findings","query":"account:%s severity:critical"}""".formatted(name, account);
    }

    /** Enrolls the account unless it is, and asks for a test of it. @return the test's id */
    public static String connectionTest(String token, String account) {
        enroll(token, account);
        return as(token)
                .post("/api/v1/accounts/" + account + "/connection-tests")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    public static void enroll(String token, String account) {
        var status = as(token)
                .contentType(ContentType.JSON)
                .body("{\"accountId\":\"" + account + "\"}")
                .post("/api/v1/accounts")
                .statusCode();
        if (status != 201 && status != 409) {
            throw new AssertionError("not enrolled: " + status);
        }
    }

    /** Makes one of something. @return its id */
    public static String made(String path, String token, String body) {
        return as(token)
                .contentType(ContentType.JSON)
                .body(body)
                .post(path)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** Asks again until it is so. */
    public static void awaiting(Duration patience, BooleanSupplier so) {
        var until = System.nanoTime() + patience.toNanos();
        while (!so.getAsBoolean()) {
            if (System.nanoTime() > until) {
                throw new AssertionError("not so after " + patience);
            }
        }
    }

    public static String newKey() {
        return UUID.randomUUID().toString();
    }

    /** Submits a job. @return its id */
    public String submit(String token, String account, String name) {
        return as(token)
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", newKey())
                .body(keyJob(account, name))
                .post("/api/v1/jobs")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }
}
