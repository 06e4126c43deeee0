package io.strongroom.web.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import io.strongroom.web.World;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** A headless Chromium that is on the machine already; without one the tests say how to get it and are skipped. */
final class Chromium implements AutoCloseable {
    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    static Chromium start() {
        var path = Path.of(
                Optional.ofNullable(System.getenv("STRONGROOM_CHROMIUM")).orElse("/usr/bin/chromium"));
        Assumptions.assumeTrue(
                Files.isExecutable(path),
                () -> "no Chromium at " + path
                        + ": apt-get install --no-install-recommends chromium, or set STRONGROOM_CHROMIUM");
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(path)
                        .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage")));
        return new Chromium(playwright, browser);
    }

    /** A window of its own cookies, signed in through the form like anyone. */
    Page signedIn(URI base, String name, ColorScheme scheme, int width, boolean script) {
        var context = context(base, scheme, width, script);
        var page = context.newPage();
        page.navigate("/sign-in");
        page.getByLabel("Name").fill(name);
        page.getByLabel("Password").fill(World.PASSWORD);
        page.locator("main button[type=submit]").click();
        page.waitForURL("**/");
        return page;
    }

    BrowserContext context(URI base, ColorScheme scheme, int width, boolean script) {
        var context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(base.toString())
                .setColorScheme(scheme)
                .setViewportSize(width, 900)
                .setJavaScriptEnabled(script));
        context.setDefaultTimeout(15_000);
        return context;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
