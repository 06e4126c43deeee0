package io.strongroom.domain.controls;

import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kind;
import io.strongroom.domain.inventory.NotTold;
import io.strongroom.domain.inventory.Resource;
import java.util.ArrayList;
import java.util.List;

/** Applies controls to an inventory. What could not be read becomes Unknown here, so that no control can forget it. */
public final class Judging {
    private Judging() {}

    /**
     * The control's verdicts: one for each resource that it concerns, or one on the whole when there is none. Global
     * resources are judged once per account, in the inventory of its home Region; elsewhere there is no verdict on them.
     */
    public static <R extends Resource> List<Judgement> judge(Control<R> control, Inventory inventory) {
        var spec = control.spec();
        if (spec.judges().reach() != Kind.Reach.REGIONAL && !inventory.home()) {
            return List.of();
        }
        var seen = inventory.limitedTo(spec.reads());
        var judgements = new ArrayList<Judgement>();
        if (!(inventory.coverage(spec.judges()) instanceof Coverage.Read)) {
            judgements.add(onWhole(spec, inventory, Verdict.unknown(inventory.coverage(spec.judges()))));
            addBeyond(control, seen, judgements);
            return judgements;
        }
        for (var resource : seen.all(spec.judges())) {
            try {
                if (control.concerns(resource, seen)) {
                    judgements.add(on(spec, resource, control.judge(resource, seen)));
                }
            } catch (NotTold e) {
                judgements.add(on(spec, resource, Verdict.unknown(e.coverage())));
            }
        }
        addBeyond(control, seen, judgements);
        if (judgements.isEmpty()) {
            var nothing = Verdict.notApplicable("There is nothing here that this control speaks of.");
            return List.of(onWhole(spec, inventory, nothing));
        }
        return judgements;
    }

    /** What the control says beyond its kind; when it cannot tell, that is unknown on the whole, once. */
    private static void addBeyond(Control<?> control, Inventory seen, List<Judgement> judgements) {
        try {
            judgements.addAll(control.beyond(seen));
        } catch (NotTold e) {
            var whole = onWhole(control.spec(), seen, Verdict.unknown(e.coverage()));
            if (judgements.stream().noneMatch(one -> one.subjectArn().equals(whole.subjectArn()))) {
                judgements.add(whole);
            }
        }
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
