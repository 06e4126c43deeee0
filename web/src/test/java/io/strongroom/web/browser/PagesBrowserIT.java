package io.strongroom.web.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.strongroom.db.PostgresForTests;
import io.strongroom.web.Samples;
import io.strongroom.web.World;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages in a real browser. */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
class PagesBrowserIT {
    private static Chromium chromium;

    @TestHTTPResource
    URI base;

    @Inject
    Scenery scenery;

    @Inject
    World world;

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void people() {
        world.peopleOfEveryRole();
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void everyPageIsAccessible(ColorScheme scheme) {
        var addresses = scenery.paint("Ledger backups");
        var page = chromium.signedIn(base, "administrator", scheme, 1280, true);
        var violations = new ArrayList<String>();
        for (var address : addresses) {
            page.navigate(address);
            shoot(page, address, "1280-" + scheme);
            if (isWhole(address)) {
                violations.addAll(violations(page, axe(page, scheme)));
            }
        }
        assertEquals(List.of(), violations);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/exceptions/new", "/policies/new", "/schedules/new", "/remediations/show-every-field/new"})
    void formThatIsSentBackIsAccessible(String address) {
        var page = chromium.signedIn(base, "administrator", ColorScheme.LIGHT, 1280, true);
        page.navigate(address);
        // What the browser itself would hold back, so that the server has something to say.
        page.waitForNavigation(() -> page.evaluate("""
                const form = document.querySelector('main form[method=post]');
                form.noValidate = true;
                form.querySelectorAll('input:not([type=hidden])').forEach(field => { field.value = '' });
                form.querySelector('button[type=submit]').click()"""));
        assertTrue(page.locator("[role=alert]").first().isVisible(), page.url());
        assertEquals(List.of(), violations(page, new AxeBuilder(page)));
    }

    @Test
    void everyPageFitsAPhone() {
        var addresses = scenery.paint("Ledger-backups-with-a-name-that-has-no-place-to-break-and-goes-on");
        var page = chromium.signedIn(base, "administrator", ColorScheme.LIGHT, 390, true);
        var wide = new ArrayList<String>();
        for (var address : addresses) {
            page.navigate(address);
            shoot(page, address, "390");
            var width = (Integer) page.evaluate("document.documentElement.scrollWidth");
            if (width > 390 && isWhole(address)) {
                wide.add(address + " is " + width);
            }
        }
        assertEquals(List.of(), wide);
    }

    @Test
    void hostileTextRunsNothingOnAnyPage() {
        var hostile = "\"'><img src=x onerror=window.__xss=1><svg onload=window.__xss=1><script>window.__xss=1</script>"
                + "</textarea></title><a href=javascript:window.__xss=1>{7}{inject:csrf.token}${7*7}";
        var addresses = scenery.paint(hostile);
        var page = chromium.signedIn(base, "administrator", ColorScheme.LIGHT, 1280, true);
        var found = new ArrayList<String>();
        page.onDialog(dialog -> found.add("dialog " + dialog.message()));
        page.onRequest(request -> {
            if (request.url().contains("/csp-reports") || request.url().endsWith("/x")) {
                found.add(page.url() + " sent " + request.url());
            }
        });
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                found.add(page.url() + " " + message.text());
            }
        });
        for (var address : addresses) {
            page.navigate(address);
            var ran = page.evaluate("window.__xss === undefined ? 0 : 1");
            var markup = page.evaluate(
                    "document.querySelectorAll('img, script:not([src]), svg[onload], [onerror], a[href^=javascript]').length");
            if (!ran.equals(0) || !markup.equals(0)) {
                found.add(address + " ran " + ran + ", let in " + markup);
            }
        }
        assertEquals(List.of(), found);
        // The net catches: the same text unescaped is noticed.
        page.navigate("/");
        page.evaluate("text => { document.querySelector('main').innerHTML = text }", hostile);
        page.waitForCondition(() -> !found.isEmpty());
        assertTrue(found.stream().anyMatch(f -> f.contains("/csp-reports")), found::toString);
    }

    @Test
    void formAndDecisionWorkWithoutScript() {
        var page = chromium.signedIn(base, "operator", ColorScheme.LIGHT, 1280, false);
        page.navigate("/remediations/show-every-field/new");
        page.getByLabel("Region").fill("eu-west-1");
        page.getByLabel("Account").selectOption(World.NEAR.value());
        page.getByLabel("Alias").fill("NO");
        page.getByLabel("Reason").fill("tried in a browser");
        page.getByText("Make the job").click();
        assertTrue(page.locator("#summary").textContent().contains("Alias"));
        assertEquals("NO", page.getByLabel("Alias").inputValue());
        page.getByLabel("Alias").fill("backup-key");
        page.getByText("Make the job").click();
        assertTrue(page.locator("main").textContent().contains("tried in a browser"));
        assertTrue(page.locator("noscript a").first().isVisible());

        var id = world.awaiting(
                world.newAccount("noscript"),
                "operator",
                List.of(Samples.policyChange("ledger-backup")),
                List.of(),
                Optional.empty());
        var approver = chromium.signedIn(base, "approver", ColorScheme.LIGHT, 1280, false);
        approver.navigate("/jobs/" + id);
        approver.getByLabel("Reason").fill("looks right");
        approver.getByText("Approve plan").click();
        assertTrue(approver.locator("main").textContent().contains("Approved by approver"));
    }

    @Test
    void jobPageMovesOnByItself() {
        var account = world.newAccount("live");
        var id = world.job(account, "operator");
        var page = chromium.signedIn(base, "viewer", ColorScheme.LIGHT, 1280, true);
        page.navigate("/jobs/" + id);
        assertTrue(page.locator("[data-live] .chip").textContent().contains("Queued"));
        world.claim(account);
        page.locator("[data-live] .chip.st-running").waitFor();
    }

    @Test
    void firstTabGoesToTheSkipLinkAndThemeIsChosen() {
        var page = chromium.signedIn(base, "viewer", ColorScheme.LIGHT, 1280, true);
        page.keyboard().press("Tab");
        assertEquals("Skip to content", page.evaluate("document.activeElement.textContent"));
        assertTrue(page.locator(".skip").isVisible());
        var light = page.evaluate("getComputedStyle(document.body).backgroundColor");
        page.locator("form[action='/theme'] button").click();
        page.locator("form[action='/theme'] button").click();
        assertEquals("dark", page.locator("html").getAttribute("data-theme"));
        assertFalse(light.equals(page.evaluate("getComputedStyle(document.body).backgroundColor")));
    }

    @Test
    void keysGoToPagesUnlessTheyAreSwitchedOff() {
        var page = chromium.signedIn(base, "viewer", ColorScheme.LIGHT, 1280, true);
        page.keyboard().press("g");
        page.keyboard().press("f");
        page.waitForURL("**/findings");
        page.locator("#f-ou").evaluate("field => { field.closest('details').open = true; field.focus() }");
        page.keyboard().type("ga");
        assertEquals("ga", page.locator("#f-ou").inputValue());
        page.locator("#keys summary").click();
        page.getByText("Switch keys off").click();
        page.keyboard().press("g");
        page.keyboard().press("a");
        assertTrue(page.url().endsWith("/findings"), page.url());
        page.getByText("Switch keys on").click();
        page.keyboard().press("g");
        page.keyboard().press("a");
        page.waitForURL("**/accounts");
    }

    private static List<String> violations(Page page, AxeBuilder axe) {
        return axe.analyze().getViolations().stream()
                .map(wrong -> page.url() + ": " + wrong.getId() + " "
                        + wrong.getNodes().getFirst().getHtml())
                .toList();
    }

    /** The second theme is the same page in other colours, so that only these can be wrong in it. */
    private static AxeBuilder axe(Page page, ColorScheme scheme) {
        var axe = new AxeBuilder(page);
        return scheme == ColorScheme.DARK ? axe.withRules(List.of("color-contrast")) : axe;
    }

    /** Neither a fragment nor JSON. */
    private static boolean isWhole(String address) {
        return !address.contains("/live") && !address.endsWith("/events");
    }

    /** Pictures for people, where a folder for them is named. */
    private static void shoot(Page page, String address, String kind) {
        Optional.ofNullable(System.getenv("STRONGROOM_SCREENSHOTS")).ifPresent(folder -> {
            var name = address.replaceAll("[^a-zA-Z0-9]+", "_").replaceAll("_[0-9a-f]{8}_[0-9a-f_]{27}", "_X") + "-"
                    + kind + "-" + Math.abs(address.hashCode() % 1000);
            page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of(folder, name + ".png")));
        });
    }
}
