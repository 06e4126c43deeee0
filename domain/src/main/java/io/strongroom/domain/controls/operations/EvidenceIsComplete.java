package io.strongroom.domain.controls.operations;

import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kind;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.organizations.Membership;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** What Strongroom says rests on what it could read: a refused or throttled call makes all of it less sure. */
@Singleton
final class EvidenceIsComplete implements Control<Membership> {
    /** Throttling passes by itself, so a little of it is no finding; a refusal stays until somebody mends the role. */
    private static final double ENOUGH = 0.95;

    private static final ControlSpec<Membership> SPEC = ControlSpec.of("OPS-06", Kinds.ACCOUNT)
            .title("The assessment could read what it judges by")
            .severity(Severity.HIGH)
            .steps("6.3", "5.4")
            .frameworks("NIST CA-7 [E]; SOC2 CC4.1 [E]")
            .build();

    @Override
    public ControlSpec<Membership> spec() {
        return SPEC;
    }

    @Override
    public boolean judgesTheReading() {
        return true;
    }

    @Override
    public Verdict judge(Membership account, Inventory inventory) {
        int read = 0;
        var denied = new ArrayList<String>();
        var throttled = new ArrayList<String>();
        var unsupported = new ArrayList<String>();
        for (var kind : Kinds.ALL) {
            read += switch (inventory.coverage(kind)) {
                case Coverage.Read how -> 1;
                case Coverage.Denied how -> noted(denied, kind);
                case Coverage.Throttled how -> noted(throttled, kind);
                case Coverage.Unsupported how -> noted(unsupported, kind);
                case Coverage.LeftOut how -> throw new IllegalStateException(kind + " was left out of the reading");
            };
        }
        int asked = read + denied.size() + throttled.size();
        double share = asked == 0 ? 0 : (double) read / asked;
        var facts = Json.object().put("read", read).put("asked", asked).put("share", share);
        facts.set("denied", Json.tree(denied));
        facts.set("throttled", Json.tree(throttled));
        facts.set("unsupported", Json.tree(unsupported));
        return denied.isEmpty() && share >= ENOUGH
                ? Verdict.pass(facts)
                : Verdict.fail((asked - read) + " of " + asked + " kinds of resources could not be read.", facts);
    }

    /** What neither this Region nor the AWS SDK knows is counted apart: no permission would help. */
    private static int noted(List<String> unread, Kind<?> kind) {
        unread.add(kind.name());
        return 0;
    }
}
