package io.strongroom.domain.incidents;

/** How an incident came to its end. */
public enum Resolution {
    /** It was an attack or a mistake; what it did is stopped and made good. */
    HANDLED,
    /** It was meant to be: a change that people had agreed on. */
    EXPECTED,
    /** The detector was wrong. */
    FALSE_ALARM
}
