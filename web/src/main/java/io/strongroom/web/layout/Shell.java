package io.strongroom.web.layout;

import java.util.List;
import java.util.Optional;

/**
 * What every page has around it.
 *
 * @param path the page's own path with its query, for links that come back to it
 * @param person sign-in name of whoever looks; empty for a stranger
 * @param forms whether forms can be shown: an error may come before there is a token for them
 * @param theme {@code light}, {@code dark} or {@code auto}
 * @param simulation how many of the accounts exist in the sandbox only
 * @param frozen why nothing may be changed now; empty when it may
 * @param version changes when script or styles change
 */
public record Shell(
        String path,
        Optional<String> person,
        boolean forms,
        String theme,
        Simulation.Extent simulation,
        Optional<String> frozen,
        List<NavGroup> groups,
        String version) {
    public Shell {
        groups = List.copyOf(groups);
    }

    /** Whether every account exists in the sandbox only. */
    public boolean simulated() {
        return simulation == Simulation.Extent.ALL;
    }

    /** Whether some do and some are real. */
    public boolean mixed() {
        return simulation == Simulation.Extent.SOME;
    }

    /** The theme that the button switches to. */
    public String nextTheme() {
        return switch (theme) {
            case "light" -> "dark";
            case "dark" -> "auto";
            default -> "light";
        };
    }

    /** Links that belong together. */
    public record NavGroup(String name, List<NavLink> links) {
        public NavGroup {
            links = List.copyOf(links);
        }
    }

    /** A link; {@code current} when the page is in its part of the site. */
    public record NavLink(String href, String text, boolean current) {}
}
