package io.strongroom.domain.controls.monitoring;

import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Shortcomings;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.trails.Trail;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;

/** Log files can be shown to be unchanged, and are read by whom the account's own key lets. */
@Singleton
final class TrailFilesAreValidatedAndEncrypted implements Control<Trail> {
    private static final ControlSpec<Trail> SPEC = ControlSpec.of("MON-03", Kinds.TRAILS)
            .title("Log files of trails are validated and encrypted with a customer managed key")
            .severity(Severity.MEDIUM)
            .steps("3.1", "3.4")
            .only(Kinds.TRAILS)
            .frameworks("FSBP CloudTrail.2,CloudTrail.4 [P]; CIS7 4.2,4.5 [P]; NIST AU-9,SI-7 [P];"
                    + " PCI 10.3.2,10.3.3,10.3.4 [P]; HIPAA 164.312(c)(1) [P]; ISO A.8.15 [P]")
            .remediation("enable-backup-audit-trail")
            .build();

    @Override
    public ControlSpec<Trail> spec() {
        return SPEC;
    }

    /** A shadow is judged where the trail is. */
    @Override
    public boolean concerns(Trail trail, Inventory inventory) {
        return trail.homedIn(inventory.account(), inventory.region());
    }

    @Override
    public Verdict judge(Trail trail, Inventory inventory) {
        var facts = Json.object().put("validation", trail.validation());
        trail.kmsKeyArn().ifPresent(arn -> facts.put("kmsKeyArn", arn));
        return Shortcomings.of("The trail")
                .unless(trail::validation, "does not validate its log files")
                .unless(() -> trail.kmsKeyArn().isPresent(), "is not encrypted with a customer managed key")
                .verdict(facts);
    }
}
