package io.strongroom.web.accounts;

import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.posture.Counts;
import io.strongroom.web.controls.ControlLine;
import io.strongroom.web.onboarding.OnboardingView;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * An account with all that its page says.
 *
 * @param onboarding how Strongroom gets into it
 * @param controls those that something fails or that could not be told, the worst first
 */
record AccountView(
        AccountPosture posture,
        List<OfControl> controls,
        List<OfRegion> regions,
        OnboardingView onboarding,
        boolean mayAssess,
        boolean mayManage) {
    /** How a control stands in the account. */
    record OfControl(ControlLine control, Counts counts) {}

    /** How a severity stands in the account. */
    record OfSeverity(Severity severity, Counts counts) {}

    /** What is known of a Region, and what could not be read there. */
    record OfRegion(String region, Instant at, boolean empty, List<Unread> unread) {}

    /**
     * A kind that could not be read.
     *
     * @param action the IAM action that is missing; empty text when something else stood in the way
     */
    record Unread(String kind, String why, String action) {
        static Unread of(String kind, String reason) {
            var space = reason.indexOf(' ');
            var word = space < 0 ? reason : reason.substring(0, space);
            var call = space < 0 ? "" : reason.substring(space + 1);
            return switch (word) {
                case "denied" -> new Unread(kind, "Strongroom's read role may not call it.", call);
                case "throttled" -> new Unread(kind, "AWS did not answer " + call + " in time.", "");
                case "unsupported" -> new Unread(kind, "The endpoint or the SDK does not know " + call + ".", "");
                default -> new Unread(kind, reason, "");
            };
        }
    }

    /** What there is to say when no control fails or could not be told. */
    public String calm() {
        var total = posture.total();
        if (total.accepted() > 0) {
            return "Nothing fails but what exceptions accept.";
        }
        return total.pass() > 0
                ? "Every control that applies here passes."
                : "No control applies to anything that was found here.";
    }

    public List<OfSeverity> severities() {
        return Stream.of(Severity.values())
                .map(severity -> new OfSeverity(severity, posture.of(severity)))
                .toList();
    }

    /** Every missing action, once. */
    public List<String> missing() {
        return regions.stream()
                .flatMap(region -> region.unread().stream())
                .map(Unread::action)
                .filter(action -> !action.isEmpty())
                .distinct()
                .sorted()
                .toList();
    }
}
