package io.strongroom.domain.controls.access;

import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.iam.access.Access;
import io.strongroom.domain.iam.access.Caller;
import io.strongroom.domain.iam.access.Grant;
import io.strongroom.domain.iam.access.Policy;
import io.strongroom.domain.iam.access.Request;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.identities.Role;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.util.List;

/** People who take on a role over backups show a second factor, and show it again. */
@Singleton
final class BackupOperatorsUseMfa implements Control<Role> {
    private static final List<String> POWERS = List.of(
            "backup:Delete*",
            "backup:Put*",
            "backup:Update*",
            "backup:Create*",
            "backup:StartRestoreJob",
            "backup:StartCopyJob");
    private static final String PRESENT = "aws:MultiFactorAuthPresent";
    private static final String AGE = "aws:MultiFactorAuthAge";
    private static final ControlSpec<Role> SPEC = ControlSpec.of("ACC-06", Kinds.ROLES)
            .title("People need MFA to take on a role over backups")
            .severity(Severity.HIGH)
            .steps("2.2")
            .frameworks("NIST IA-2(1) [E]; PCI 8.4.x [E]; HIPAA 164.312(d) [E]; ISO A.8.5 [E]; SOC2 CC6.1 [E]")
            .remediation("create-backup-role")
            .build();

    @Override
    public ControlSpec<Role> spec() {
        return SPEC;
    }

    @Override
    public boolean concerns(Role role, Inventory inventory) {
        return !role.serviceLinked()
                && role.trusted().stream().anyMatch(grant -> isPerson(grant) || isProvider(grant))
                && POWERS.stream().anyMatch(action -> !role.decide(action, "*").denied());
    }

    @Override
    public Verdict judge(Role role, Inventory inventory) {
        var people =
                role.trusted().stream().filter(BackupOperatorsUseMfa::isPerson).toList();
        if (people.isEmpty()) {
            var providers = role.trusted().stream()
                    .map(grant -> grant.to().value())
                    .distinct()
                    .toList();
            return Verdict.notApplicable(
                    "Only an identity provider vouches for who takes the role on, so MFA is its to ask: "
                            + String.join(", ", providers) + ".");
        }
        var trust = Policy.of("trust policy", role.trust());
        var without = people.stream()
                .filter(grant -> !denied(trust, grant))
                .map(grant -> grant.to().value())
                .distinct()
                .toList();
        var facts = Json.object();
        facts.set("withoutMfa", Json.tree(without));
        if (!without.isEmpty()) {
            return Verdict.fail("People can take the role on without MFA.", facts);
        }
        var forEver = people.stream()
                .filter(grant -> !trustedOnlyLately(trust, grant))
                .map(grant -> grant.to().value())
                .distinct()
                .toList();
        facts.set("withoutAge", Json.tree(forEver));
        return forEver.isEmpty()
                ? Verdict.pass(facts)
                : Verdict.fail("The role asks for MFA, but not how long ago it was shown.", facts);
    }

    /** Plain keys carry no such key at all, sessions without MFA carry false: both must be turned away. */
    private static boolean denied(Policy trust, Grant grant) {
        var asked = Request.of(grant.caller().orElse(Caller.ANYONE), "sts:AssumeRole", "*");
        return Access.byResourcePolicy(asked.with(PRESENT).with(AGE), trust).denied()
                && Access.byResourcePolicy(asked.with(PRESENT, "false").with(AGE), trust)
                        .denied();
    }

    private static boolean trustedOnlyLately(Policy trust, Grant grant) {
        // As old as nothing is: whoever does not ask for the age lets it in.
        var old = Request.of(grant.caller().orElse(Caller.ANYONE), "sts:AssumeRole", "*")
                .with(PRESENT, "true")
                .with(AGE, "999999999");
        return Access.byResourcePolicy(old, trust).denied();
    }

    /** Whether people stand behind it: a user, or an account with its users. A role asks its own people. */
    private static boolean isPerson(Grant grant) {
        var name = grant.to();
        return name.type().equals("AWS")
                && (name.everyone()
                        || name.account().isPresent()
                        || name.value().contains(":user/"));
    }

    private static boolean isProvider(Grant grant) {
        return grant.to().type().equals("Federated");
    }
}
