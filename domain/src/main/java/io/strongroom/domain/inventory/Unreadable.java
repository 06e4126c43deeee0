package io.strongroom.domain.inventory;

import java.io.Serial;

/** A plan needed a facet that could not be read, or was not read. Planning stops: nothing is planned on a guess. */
public final class Unreadable extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Facet facet;
    private final transient Reading reading;

    public Unreadable(Facet facet, Reading reading) {
        super(facet.label() + ": " + reading, null, false, false);
        this.facet = facet;
        this.reading = reading;
    }

    public Facet facet() {
        return facet;
    }

    public Reading reading() {
        return reading;
    }
}
