package io.strongroom.db.findings;

import io.strongroom.domain.controls.Severity;

/** A severity as the tables write it: 1 is the worst, so that lists are in their order. */
public final class SeverityColumn {
    private SeverityColumn() {}

    public static int of(Severity severity) {
        return severity.ordinal() + 1;
    }

    public static Severity severity(int column) {
        return Severity.values()[column - 1];
    }
}
