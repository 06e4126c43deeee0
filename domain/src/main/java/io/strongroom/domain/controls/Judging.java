package io.strongroom.domain.controls;

import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.NotTold;
import io.strongroom.domain.inventory.Resource;
import java.util.ArrayList;
import java.util.List;

/** Applies controls to an inventory. What could not be read becomes Unknown here, so that no control can forget it. */
public final class Judging {
    private Judging() {}

    /** The control's verdicts: one for each resource that it concerns, or one on the whole when there is none. */
    public static <R extends Resource> List<Judgement> judge(Control<R> control, Inventory inventory) {
        var spec = control.spec();
        if (!(inventory.coverage(spec.judges()) instanceof Coverage.Read)) {
            return List.of(onWhole(spec, inventory, Verdict.unknown(inventory.coverage(spec.judges()))));
        }
        var seen = inventory.limitedTo(spec.reads());
        var judgements = new ArrayList<Judgement>();
        for (var resource : seen.all(spec.judges())) {
            try {
                if (control.concerns(resource, seen)) {
                    judgements.add(on(spec, resource, control.judge(resource, seen)));
                }
            } catch (NotTold e) {
                judgements.add(on(spec, resource, Verdict.unknown(e.coverage())));
            }
        }
        try {
            judgements.addAll(control.beyond(seen));
        } catch (NotTold e) {
            judgements.add(onWhole(spec, inventory, Verdict.unknown(e.coverage())));
        }
        if (judgements.isEmpty()) {
            var nothing = Verdict.notApplicable("There is nothing here that this control speaks of.");
            return List.of(onWhole(spec, inventory, nothing));
        }
        return judgements;
    }

    private static Judgement on(ControlSpec<?> spec, Resource resource, Verdict verdict) {
        return new Judgement(spec.id(), spec.judges().awsType(), resource.arn(), verdict);
    }

    private static Judgement onWhole(ControlSpec<?> spec, Inventory inventory, Verdict verdict) {
        var whole = "arn:" + inventory.partition().id() + ":strongroom:" + inventory.region() + ":"
                + inventory.account() + ":scope";
        return new Judgement(spec.id(), Judgement.SCOPE, whole, verdict);
    }
}
