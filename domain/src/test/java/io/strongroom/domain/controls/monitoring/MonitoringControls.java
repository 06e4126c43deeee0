package io.strongroom.domain.controls.monitoring;

import io.strongroom.domain.controls.Control;
import io.strongroom.domain.inventory.backup.BackupSettings;

/** Controls that a remediation's tests ask whether it answers them. */
public final class MonitoringControls {
    private MonitoringControls() {}

    public static Control<BackupSettings> tamperEventsRaiseAlarms() {
        return new TamperEventsRaiseAlarms();
    }
}
