package io.strongroom.domain.controls.monitoring;

import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.organizations.Membership;
import io.strongroom.domain.inventory.trails.Trail;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;

/** Nothing that is done in the account, in whatever Region, goes unrecorded. */
@Singleton
final class AccountHasMultiRegionTrail implements Control<Membership> {
    private static final ControlSpec<Membership> SPEC = ControlSpec.of("MON-01", Kinds.ACCOUNT)
            .title("A multi-Region trail records all management events of the account")
            .severity(Severity.HIGH)
            .steps("3.1")
            .reads(Kinds.TRAILS)
            .frameworks(
                    "FSBP CloudTrail.1 [P]; CIS7 4.1 [P]; CIS5 3.1 [P]; NIST AU-2,AU-12,AC-2(4) [P]; PCI 10.2.1 [P];"
                            + " HIPAA 164.312(b) [P]; ISO A.8.15,A.8.16 [P]; SOC2 CC7.2 [P]")
            .remediation("enable-backup-audit-trail")
            .build();

    @Override
    public ControlSpec<Membership> spec() {
        return SPEC;
    }

    @Override
    public Verdict judge(Membership account, Inventory inventory) {
        var trails = inventory.all(Kinds.TRAILS);
        var facts = Json.object().put("trails", trails.size());
        facts.set(
                "multiRegionTrails",
                Json.tree(trails.stream()
                        .filter(Trail::multiRegion)
                        .map(Trail::arn)
                        .sorted()
                        .toList()));
        var watched = Told.any(
                trails,
                trail -> trail.multiRegion() && trail.recordsManagement("backup.amazonaws.com") && trail.working());
        return watched
                ? Verdict.pass(facts)
                : Verdict.fail("No trail of all Regions that works records reads and writes of the account.", facts);
    }
}
