package io.strongroom.domain.controls.access;

import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Resource;
import jakarta.inject.Singleton;

/** Access points on backups are private and short-lived. The AWS SDK at hand cannot read them, which the verdict says. */
@Singleton
final class AccessPointsAreTemporary implements Control<Resource> {
    private static final ControlSpec<Resource> SPEC = ControlSpec.of("ACC-18", Kinds.BACKUP_ACCESS_POINTS)
            .title("Backup access points are private and short-lived")
            .severity(Severity.HIGH)
            .steps("2.4", "3.2")
            .frameworks("NIST AC-3,AC-4 [E]; PCI 7.2 [E]; ISO A.8.3 [E]; SOC2 CC6.1 [E]")
            .build();

    @Override
    public ControlSpec<Resource> spec() {
        return SPEC;
    }

    @Override
    public Verdict judge(Resource accessPoint, Inventory inventory) {
        return Verdict.unknown(new Coverage.Unsupported("backup:DescribeBackupAccessPoint"));
    }
}
