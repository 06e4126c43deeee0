package io.strongroom.web.onboarding;

import io.strongroom.domain.onboarding.Connection;
import io.strongroom.domain.onboarding.ConnectionTest;
import io.strongroom.domain.onboarding.Enrollment;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The steps of the wizard. Where it stands follows from what is there, so that it can be left and taken up at any time. */
enum Step {
    SCOPE("Scope"),
    ROLE("Roles"),
    VERIFY("Verify"),
    REGIONS("Regions and budget"),
    ASSESS("First assessment");

    private final String title;

    Step(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /** The name in the address. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public int number() {
        return ordinal() + 1;
    }

    /** The one that is asked for; without that, or before the account is enrolled, the one that is next. */
    static Step of(@Nullable String asked, Optional<Enrollment> enrollment, Step next) {
        return Stream.of(values())
                .filter(step -> step.wire().equals(asked) && enrollment.isPresent())
                .findFirst()
                .orElse(next);
    }

    /** @param assessed whether anything is known of the account */
    static Step next(Optional<Enrollment> enrollment, Optional<ConnectionTest> newest, boolean assessed) {
        if (enrollment.isEmpty()) {
            return SCOPE;
        }
        if (newest.isEmpty()) {
            return ROLE;
        }
        if (newest.flatMap(ConnectionTest::found).filter(Connection::usable).isEmpty()) {
            return VERIFY;
        }
        return assessed ? ASSESS : REGIONS;
    }
}
