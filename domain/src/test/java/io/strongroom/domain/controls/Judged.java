package io.strongroom.domain.controls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Resource;
import java.util.Map;
import java.util.TreeMap;

/** Verdicts of one control, through the engine as in the running product. */
public final class Judged {
    private Judged() {}

    /** The verdict on the only resource that the control concerns. */
    public static <R extends Resource> Verdict verdict(Control<R> control, Inventory.Builder inventory) {
        var all = Judging.judge(control, inventory.build());
        assertEquals(1, all.size(), "one verdict");
        assertNotEquals(Judgement.SCOPE, all.getFirst().subjectType(), "a verdict on a resource");
        return all.getFirst().verdict();
    }

    /** The verdict when it concerns no resource, or could read none. */
    public static <R extends Resource> Verdict verdictOnWhole(Control<R> control, Inventory.Builder inventory) {
        var all = Judging.judge(control, inventory.build());
        assertEquals(1, all.size(), "one verdict");
        assertEquals(Judgement.SCOPE, all.getFirst().subjectType(), "a verdict on the whole");
        return all.getFirst().verdict();
    }

    /** The verdict's label by resource ARN. */
    public static <R extends Resource> Map<String, String> labels(Control<R> control, Inventory.Builder inventory) {
        var labels = new TreeMap<String, String>();
        Judging.judge(control, inventory.build())
                .forEach(one -> labels.put(one.subjectArn(), one.verdict().label()));
        return labels;
    }
}
