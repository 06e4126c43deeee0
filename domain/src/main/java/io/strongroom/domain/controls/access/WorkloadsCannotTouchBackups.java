package io.strongroom.domain.controls.access;

import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.iam.access.Grant;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.identities.Powers;
import io.strongroom.domain.inventory.identities.Role;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** What runs the business cannot delete its backups or copy them out: it is what an attacker gets hold of first. */
@Singleton
final class WorkloadsCannotTouchBackups implements Control<Role> {
    private static final List<String> COMPUTE = List.of(
            "ec2.amazonaws.com",
            "lambda.amazonaws.com",
            "ecs-tasks.amazonaws.com",
            "pods.eks.amazonaws.com",
            "eks.amazonaws.com",
            "batch.amazonaws.com");
    private static final List<String> COPYING = List.of("backup:StartCopyJob", "backup:CopyFromBackupVault");
    private static final ControlSpec<Role> SPEC = ControlSpec.of("ACC-10", Kinds.ROLES)
            .title("Workload roles can neither delete backups nor copy them out")
            .severity(Severity.HIGH)
            .steps("2.3")
            .reads(Kinds.ORGANIZATION, Kinds.VAULTS)
            .frameworks("NIST AC-6 [E]; ISO A.8.2 [E]; SOC2 CC6.3 [E]")
            .build();

    @Override
    public ControlSpec<Role> spec() {
        return SPEC;
    }

    @Override
    public boolean concerns(Role role, Inventory inventory) {
        return !role.serviceLinked() && role.trusted().stream().anyMatch(WorkloadsCannotTouchBackups::isWorkload);
    }

    @Override
    public Verdict judge(Role role, Inventory inventory) {
        var powers = new Powers(role, inventory);
        var calls = new ArrayList<>(Destruction.worst(inventory));
        for (var action : COPYING) {
            calls.add(new Destruction.Call(action, Destruction.anyRecoveryPoint(inventory)));
            calls.add(new Destruction.Call(action, Destruction.anyVault(inventory)));
        }
        var can = new TreeSet<String>();
        Told.those(calls, call -> powers.some(call.action(), call.on())).forEach(call -> can.add(call.action()));
        return can.isEmpty()
                ? Verdict.pass()
                : Verdict.fail(
                        "A workload can delete backups or copy them out with this role.",
                        Json.object().set("actions", Json.tree(can)));
    }

    /** A compute service, or a pod of a cluster that the cluster's identity provider vouches for. */
    private static boolean isWorkload(Grant grant) {
        return COMPUTE.stream().anyMatch(grant.to()::isService)
                || (grant.to().type().equals("Federated") && grant.to().value().contains("oidc.eks."));
    }
}
