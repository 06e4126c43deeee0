package io.strongroom.domain.alerts;

import java.util.Locale;

/** What became of an incident that people are told of. */
public enum Occasion {
    OPENED,
    /** It is graver than it was. */
    ESCALATED,
    /** It was closed, and goes on. */
    REOPENED,
    CLOSED;

    /** The name on the wire, such as {@code incident.opened}; for ever. */
    public String type() {
        return "incident." + name().toLowerCase(Locale.ROOT);
    }

    /** As people say it, at the start of a sentence. */
    public String spoken() {
        return switch (this) {
            case OPENED -> "Opened";
            case ESCALATED -> "Escalated";
            case REOPENED -> "Opened again";
            case CLOSED -> "Closed";
        };
    }
}
