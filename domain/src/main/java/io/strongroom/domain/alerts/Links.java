package io.strongroom.domain.alerts;

import io.strongroom.domain.incidents.IncidentId;
import java.net.URI;
import java.util.Optional;

/** Addresses that an alert leads to. @param root where people reach this installation; without it they are paths only */
public record Links(Optional<URI> root) {
    /** The page of an incident. */
    public String page(IncidentId incident) {
        return absolute("/incidents/" + incident);
    }

    /** The incident over REST. */
    public String api(IncidentId incident) {
        return absolute("/api/v1/incidents/" + incident);
    }

    /** All that are open. */
    public String incidents() {
        return absolute("/incidents");
    }

    /** The routes, with what fails. */
    public String routes() {
        return absolute("/alerts");
    }

    private String absolute(String path) {
        return root.map(URI::toString)
                .map(text -> text.endsWith("/") ? text.substring(0, text.length() - 1) : text)
                .orElse("")
                .concat(path);
    }
}
