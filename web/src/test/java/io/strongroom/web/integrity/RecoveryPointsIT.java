package io.strongroom.web.integrity;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.strongroom.db.PostgresForTests;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.integrity.Encryption;
import io.strongroom.domain.integrity.Held;
import io.strongroom.domain.integrity.HeldBackups;
import io.strongroom.domain.integrity.RegionBackups;
import io.strongroom.domain.integrity.RestoreOutcome;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.users.AccountScope;
import io.strongroom.domain.users.Role;
import io.strongroom.web.Assessed;
import io.strongroom.web.Visit;
import io.strongroom.web.World;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresForTests.class)
class RecoveryPointsIT {
    @TestHTTPResource
    URI base;

    @Inject
    World world;

    @Inject
    Assessed assessed;

    private final Instant now = Instant.now();
    private AccountId account;
    private Visit viewer;

    @BeforeEach
    void people() {
        world.peopleOfEveryRole();
        account = world.newAccount("backed-up");
        viewer = new Visit(base).signedIn("viewer");
    }

    /** A volume whose newest backup is so old. */
    private HeldBackups volume(String name, Duration age) {
        var points =
                Held.points(Samples.VAULT_ARN, "arn:aws:ec2:eu-west-1:" + account + ":volume/" + name, "snap-" + name);
        return Held.held(Records.with(points, "newest", now.minus(age)));
    }

    private static HeldBackups dark(HeldBackups held) {
        return Records.with(held, "encryption", new Encryption(Encryption.Holds.UNTOLD, "Nobody may see its key."));
    }

    private RestoreOutcome tested(String name) {
        var test = Records.with(Held.test(), "resourceArn", "arn:aws:ec2:eu-west-1:" + account + ":volume/" + name);
        return Records.with(Records.with(test, "startedAt", now), "recoveryPointArn", "snap-" + name);
    }

    private void found(Map<String, String> unread, HeldBackups... held) {
        var region = new RegionBackups(
                Held.EXPECTED, List.of(held), List.of(tested("vol-good")), Optional.empty(), List.of());
        assessed.saw(account, Assessed.region(now, unread, region));
    }

    private String page(String more) {
        var answer = viewer.get("/recovery-points?account=" + account + more);
        assertTrue(answer.status() == 200, answer.body());
        return answer.body();
    }

    private static void has(String page, String... texts) {
        for (var text : texts) {
            assertTrue(page.contains(text), text + " is not in " + page);
        }
    }

    @Test
    void theLadderIsToldInWordsAndWhatIsProvenLeastComesFirst() {
        found(
                Map.of(),
                volume("vol-good", Duration.ofHours(2)),
                volume("vol-untested", Duration.ofDays(9)),
                dark(volume("vol-dark", Duration.ofHours(2))));
        var page = page("");
        has(
                page,
                "vol-good",
                "Content verified</span> <span class=\"meta\">rung 4 of 4",
                "Not Restore-tested: No restore test of it is known.",
                "Not known</span> whether Encrypted with a named key: Nobody may see its key.",
                "Encrypted with a named key: not known",
                "Restored, found right",
                "Too old",
                "asked: 1 d 12 h",
                "10.0 GB");
        assertTrue(
                page.indexOf(">vol-dark") < page.indexOf(">vol-untested")
                        && page.indexOf(">vol-untested") < page.indexOf(">vol-good"),
                page);
    }

    @Test
    void filtersNarrowTheListAndSayWhatTheyDoNotUnderstand() {
        found(Map.of(), volume("vol-good", Duration.ofHours(2)), volume("vol-old", Duration.ofDays(9)));
        assertFalse(page("&stale=true").contains(">vol-good"));
        assertFalse(page("&rung=CONTENT_VERIFIED").contains(">vol-old"));
        has(page("&rung=CONTENT_VERIFIED"), ">vol-good");
        has(page("&vault=nowhere"), "No recovery points match");
        has(page("&rung=SHINY"), "Left out of the filter", "rung: SHINY");
    }

    @Test
    void pagesGoOn() {
        var many = new HeldBackups[51];
        for (int n = 0; n < many.length; n++) {
            many[n] = volume("vol-%03d".formatted(n), Duration.ofHours(2));
        }
        found(Map.of(), many);
        var first = page("");
        assertFalse(first.contains(">vol-050"), first);
        var next = first.replaceFirst("(?s).*href=\"([^\"]+)\" rel=\"next\".*", "$1")
                .replace("&amp;", "&");
        var second = viewer.get(next).body();
        has(second, ">vol-050", "First page");
        assertFalse(second.contains(">vol-049"), second);
    }

    @Test
    void whatCouldNotBeListedIsSaidAndKept() {
        found(Map.of(), volume("vol-good", Duration.ofHours(2)));
        var blind = Assessed.region(now.plusSeconds(1), Map.of("recovery-points", "denied backup:X"), List.of());
        assessed.saw(account, blind);
        has(page(""), ">vol-good", "As of an earlier assessment: denied backup:X", "could not be listed the last time");
    }

    @Test
    void theScorecardIsOfWhatThePersonReaches() {
        found(Map.of(), volume("vol-good", Duration.ofHours(2)), volume("vol-old", Duration.ofDays(9)));
        world.person("bounded-" + account, AccountScope.of(Set.of(account)), Role.VIEWER);
        var bounded = new Visit(base).signedIn("bounded-" + account);
        var page = bounded.get("/recovery-points").body();
        has(
                page,
                "<strong>50 % (1 of 2)</strong>",
                "<span class=\"num\">1</span> <span class=\"k\">Older than is asked");
        var other = world.newAccount("elsewhere");
        world.person("elsewhere-" + other, AccountScope.of(Set.of(other)), Role.VIEWER);
        var nothing = new Visit(base)
                .signedIn("elsewhere-" + other)
                .get("/recovery-points")
                .body();
        has(nothing, "Nothing is known yet");
        assertFalse(nothing.contains("vol-good"), nothing);
    }
}
