package io.strongroom.domain.controls;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kind;
import io.strongroom.domain.inventory.NotTold;
import io.strongroom.domain.inventory.Resource;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.buckets.Bucket;
import java.util.ArrayList;
import java.util.List;

/** Applies controls to an inventory. What could not be read becomes Unknown here, so that no control can forget it. */
public final class Judging {
    private Judging() {}

    /** The control's verdicts: one for each resource that it concerns, or one on the whole when there is none. */
    public static <R extends Resource> List<Judgement> judge(Control<R> control, Inventory inventory) {
        var spec = control.spec();
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
        var placed = resource instanceof Bucket bucket && bucket.region() instanceof Told.Known<Region>(var place)
                ? in(place, verdict)
                : verdict;
        return new Judgement(spec.id(), spec.judges().awsType(), resource.arn(), placed);
    }

    /** A bucket's ARN does not say where it is, and what repairs it has to run there. */
    private static Verdict in(Region region, Verdict verdict) {
        return switch (verdict) {
            case Verdict.Pass pass -> new Verdict.Pass(with(region, pass.facts()));
            case Verdict.Fail fail -> new Verdict.Fail(fail.because(), with(region, fail.facts()));
            case Verdict.NotApplicable none -> none;
            case Verdict.Unknown unknown -> unknown;
        };
    }

    private static JsonNode with(Region region, JsonNode facts) {
        return facts.<ObjectNode>deepCopy().put("bucketRegion", region.value());
    }

    private static Judgement onWhole(ControlSpec<?> spec, Inventory inventory, Verdict verdict) {
        // Of what has no Region none is named: which one it was judged from is by chance.
        var place = spec.judges().reach() == Kind.Reach.REGIONAL
                ? inventory.region().value()
                : "global";
        var whole = "arn:" + inventory.partition().id() + ":strongroom:" + place + ":" + inventory.account() + ":scope";
        return new Judgement(spec.id(), Judgement.SCOPE, whole, verdict);
    }
}
