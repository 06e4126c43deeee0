package io.strongroom.db.posture;

import io.strongroom.db.findings.SeverityColumn;
import io.strongroom.db.sql.Sql;
import io.strongroom.domain.controls.ControlCatalog;
import io.strongroom.domain.controls.ControlId;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;

/** Severities of controls of which rows tell: a release may have dropped a control that the one before it counted. */
final class Severities {
    private Severities() {}

    /** As the catalogue says; of a control that it does not know, as its findings said; the least when it had none. */
    static Severity of(ControlId control, ControlCatalog controls, Sql sql) {
        return controls.find(control)
                .<Severity>map(ControlSpec::severity)
                .or(() -> sql.first(
                        "select severity from findings where control = ? order by severity limit 1",
                        row -> SeverityColumn.severity(row.integer("severity")),
                        control.value()))
                .orElse(Severity.LOW);
    }
}
