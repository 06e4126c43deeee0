package io.strongroom.web.policies;

import io.strongroom.domain.policies.PolicyPreview;
import java.util.List;

/**
 * What saving a policy would touch, for a page.
 *
 * @param shown the first of the accounts whose expectations change
 * @param accounts how many there are
 * @param changes labels of the thresholds that change anywhere
 * @param controls what judges by them, with how many open findings there are now
 */
record Touched(List<String> shown, int accounts, List<String> changes, List<ControlNow> controls, long findings) {
    private static final int SHOWN = 12;

    static Touched of(PolicyPreview preview) {
        return new Touched(
                preview.accounts().keySet().stream()
                        .limit(SHOWN)
                        .map(Object::toString)
                        .toList(),
                preview.accounts().size(),
                preview.fields().stream()
                        .map(field -> Terms.find(field).map(Term::label).orElse(field))
                        .toList(),
                preview.controls().entrySet().stream()
                        .map(one -> new ControlNow(one.getKey().value(), one.getValue()))
                        .toList(),
                preview.findings());
    }

    /** How many accounts are not named. */
    public int more() {
        return accounts - shown.size();
    }

    /** A control, and how many open findings it has in the accounts that are touched. */
    record ControlNow(String control, long open) {}
}
