package io.strongroom.domain.controls.access;

import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.identities.RootUser;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;

/** The root user, whom no policy binds, has a second factor and no keys, or no credentials at all. */
@Singleton
final class RootUserIsSecured implements Control<RootUser> {
    private static final ControlSpec<RootUser> SPEC = ControlSpec.of("ACC-22", Kinds.ROOT_USER)
            .title("The root user has MFA and no access keys, or no credentials at all")
            .severity(Severity.CRITICAL)
            .steps("2.2")
            .frameworks(
                    "CIS7 2.5 [P]; CIS5 1.4 [P]; NIST AC-2(1) [P]; PCI 8.4.x [P]; HIPAA 164.312(d) [P]; ISO A.8.5 [P]")
            .build();

    @Override
    public ControlSpec<RootUser> spec() {
        return SPEC;
    }

    @Override
    public Verdict judge(RootUser root, Inventory inventory) {
        var facts = Json.object()
                .put("password", root.password())
                .put("mfa", root.mfa())
                .put("accessKeys", root.accessKeys());
        if (root.accessKeys()) {
            return Verdict.fail("The root user has access keys.", facts);
        }
        return root.mfa() || !root.hasCredentials()
                ? Verdict.pass(facts)
                : Verdict.fail("The root user has no MFA.", facts);
    }
}
