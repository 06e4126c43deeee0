package io.strongroom.domain.controls.network;

import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.network.BackupNetwork;
import io.strongroom.domain.inventory.network.Vpc;
import jakarta.inject.Singleton;

/** Who spoke with a backup host can be told afterwards. */
@Singleton
final class BackupVpcsLogTraffic implements Control<Vpc> {
    private static final ControlSpec<Vpc> SPEC = ControlSpec.of("NET-07", Kinds.VPCS)
            .title("VPCs that backups pass through have flow logs")
            .severity(Severity.MEDIUM)
            .steps("4.3", "3.1")
            .reads(BackupNetwork.reads())
            .frameworks(
                    "FSBP EC2.6 [P]; CIS7 4.7 [P]; CIS5 3.7 [P]; NIST AU-2,AC-4(26) [P]; PCI 10.2.1 [P]; HIPAA 164.312(b) [P]; ISO A.8.16 [P]")
            .build();

    @Override
    public ControlSpec<Vpc> spec() {
        return SPEC;
    }

    @Override
    public boolean concerns(Vpc vpc, Inventory inventory) {
        return BackupNetwork.has(vpc, inventory);
    }

    @Override
    public Verdict judge(Vpc vpc, Inventory inventory) {
        return vpc.flowLogs().value().orElse(false)
                ? Verdict.pass()
                : Verdict.fail("No active flow log covers the VPC.");
    }
}
