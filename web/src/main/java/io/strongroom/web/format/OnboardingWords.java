package io.strongroom.web.format;

import io.quarkus.qute.TemplateExtension;
import io.strongroom.domain.onboarding.Can;
import io.strongroom.domain.onboarding.Connection;
import io.strongroom.domain.onboarding.Opening;
import io.strongroom.domain.onboarding.RoleTemplate;

/** How connections read on a page. */
@TemplateExtension
public final class OnboardingWords {
    private OnboardingWords() {}

    /** What to type once the file in this form is saved. */
    public static String typed(RoleTemplate template, String form) {
        return template.command(RoleTemplate.Format.of(form).orElseThrow());
    }

    public static Chip chip(Connection.Health health) {
        return switch (health) {
            case UNREACHABLE -> new Chip("failed", "cross", "Not reachable");
            case EXPOSED -> new Chip("failed", "warn", "Opens to others");
            case PARTIAL -> new Chip("waiting", "warn", "In part");
            case WHOLE -> new Chip("ok", "check", "Whole");
        };
    }

    public static Chip chip(Can can) {
        return switch (can) {
            case YES -> new Chip("ok", "check", "Yes");
            case NO -> new Chip("failed", "cross", "No");
            case UNKNOWN -> new Chip("idle", "dash", "Not known");
            case NOT_OFFERED -> new Chip("idle", "dash", "By hand");
        };
    }

    /** What came of trying a role as Strongroom does. */
    public static Chip tried(Opening opening) {
        return switch (opening.state()) {
            case OPENED -> new Chip("ok", "check", "Opens");
            case REFUSED -> new Chip("failed", "cross", "Refused");
            case UNTOLD -> new Chip("idle", "dash", "Not told");
        };
    }

    /** The same without the ExternalId, where a refusal is what one wants. */
    public static Chip kept(Opening opening) {
        return switch (opening.state()) {
            case OPENED -> new Chip("failed", "warn", "Opens");
            case REFUSED -> new Chip("ok", "check", "Stays shut");
            case UNTOLD -> new Chip("idle", "dash", "Not told");
        };
    }
}
