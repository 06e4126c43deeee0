package io.strongroom.api.alerts;

import io.strongroom.domain.alerts.AlertRoute;
import io.strongroom.domain.alerts.Destination;
import java.util.List;

/** Which routes an address of the API is about: webhooks have one of their own. */
enum Face {
    WEBHOOKS("webhook", List.of("WEBHOOK")),
    ROUTES("alert route", List.of("SNS", "EMAIL", "SLACK"));

    private final String what;
    private final List<String> kinds;

    Face(String what, List<String> kinds) {
        this.what = what;
        this.kinds = kinds;
    }

    /** What one of them is called. */
    String what() {
        return what;
    }

    /** Labels of {@link Destination}. */
    List<String> kinds() {
        return kinds;
    }

    boolean shows(AlertRoute route) {
        return kinds.contains(route.destination().kind());
    }
}
