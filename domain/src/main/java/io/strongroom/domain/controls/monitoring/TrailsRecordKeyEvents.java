package io.strongroom.domain.controls.monitoring;

import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Shortcomings;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.organizations.Membership;
import io.strongroom.domain.inventory.trails.Trail;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.util.List;

/** Some trails leave out the events of KMS because there are many: then nobody sees a key being disabled. */
@Singleton
final class TrailsRecordKeyEvents implements Control<Membership> {
    private static final List<String> OFTEN_LEFT_OUT = List.of("kms.amazonaws.com", "rdsdata.amazonaws.com");

    private static final ControlSpec<Membership> SPEC = ControlSpec.of("MON-02", Kinds.ACCOUNT)
            .title("Trails record the management events of KMS and the RDS Data API")
            .severity(Severity.HIGH)
            .steps("3.1", "3.4")
            .reads(Kinds.TRAILS)
            .frameworks("NIST AU-2,AU-12,AC-2(4) [E]; PCI 10.2.1 [E]; HIPAA 164.312(b) [E]; ISO A.8.15,A.8.16 [E];"
                    + " SOC2 CC7.2 [E]")
            .remediation("enable-backup-audit-trail")
            .build();

    @Override
    public ControlSpec<Membership> spec() {
        return SPEC;
    }

    /** Without a trail nothing is left out of it: that is what MON-01 speaks of. */
    @Override
    public boolean concerns(Membership account, Inventory inventory) {
        return !inventory.all(Kinds.TRAILS).isEmpty();
    }

    @Override
    public Verdict judge(Membership account, Inventory inventory) {
        var trails = inventory.all(Kinds.TRAILS);
        var found = Shortcomings.of("No trail that works records all events of");
        OFTEN_LEFT_OUT.forEach(source -> found.unless(
                () -> Told.any(trails, trail -> trail.recordsManagement(source) && trail.working()), source));
        var arns = trails.stream().map(Trail::arn).sorted().toList();
        return found.verdict(Json.object().set("trails", Json.tree(arns)));
    }
}
