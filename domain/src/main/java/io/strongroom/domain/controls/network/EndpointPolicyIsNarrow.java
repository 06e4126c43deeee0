package io.strongroom.domain.controls.network;

import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.iam.access.Access;
import io.strongroom.domain.iam.access.Caller;
import io.strongroom.domain.iam.access.Policy;
import io.strongroom.domain.iam.access.Request;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.network.Endpoint;
import jakarta.inject.Singleton;

/** Through an endpoint for backups, neither strangers get in nor do backups get out to strangers. */
@Singleton
final class EndpointPolicyIsNarrow implements Control<Endpoint> {
    /** An account and an organization that are nobody's. */
    private static final String STRANGER = "000000000000";

    private static final String STRANGE_ORGANIZATION = "o-0000000000";

    private static final ControlSpec<Endpoint> SPEC = ControlSpec.of("NET-02", Kinds.ENDPOINTS)
            .title("Policies of backup endpoints let in and out only what is the organization's")
            .severity(Severity.MEDIUM)
            .steps("4.2", "2.4")
            .frameworks("NIST AC-4,SC-7 [E]; ISO A.8.20-22 [P]")
            .build();

    @Override
    public ControlSpec<Endpoint> spec() {
        return SPEC;
    }

    @Override
    public boolean concerns(Endpoint endpoint, Inventory inventory) {
        return endpoint.forBackups();
    }

    @Override
    public Verdict judge(Endpoint endpoint, Inventory inventory) {
        if (endpoint.policy().isEmpty()) {
            return Verdict.fail("The endpoint has no policy of its own, so it lets everything through.");
        }
        var policy = Policy.of(endpoint.id(), endpoint.policy().get());
        var ours = inventory.account().value();
        var comingIn = copy(STRANGER, ours, inventory)
                .with("aws:PrincipalOrgID", STRANGE_ORGANIZATION)
                .with("aws:PrincipalOrgPaths", STRANGE_ORGANIZATION + "/r-0000/");
        if (!Access.byResourcePolicy(comingIn, policy).denied()) {
            return Verdict.fail("Credentials of strangers work through the endpoint.");
        }
        var goingOut = copy(ours, STRANGER, inventory)
                .with("aws:ResourceOrgID", STRANGE_ORGANIZATION)
                .with("aws:ResourceOrgPaths", STRANGE_ORGANIZATION + "/r-0000/");
        return Access.byResourcePolicy(goingOut, policy).denied()
                ? Verdict.pass()
                : Verdict.fail("Vaults of strangers can be reached through the endpoint.");
    }

    private static Request copy(String from, String to, Inventory inventory) {
        var start = "arn:" + inventory.partition().id();
        return Request.of(
                Caller.identity(start + ":iam::" + from + ":role/somebody"),
                "backup:CopyIntoBackupVault",
                start + ":backup:" + inventory.region() + ":" + to + ":backup-vault:any");
    }
}
