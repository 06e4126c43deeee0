package io.strongroom.domain.incidents.detectors;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What is less than before, and of what that could not be told: the one is never taken for the other. */
final class Losses {
    private final List<String> sure = new ArrayList<>();
    private final List<String> untold = new ArrayList<>();

    static Losses sureOf(String sentence) {
        var losses = new Losses();
        losses.sure(sentence);
        return losses;
    }

    void sure(String sentence) {
        sure.add(sentence);
    }

    void untold(String sentence) {
        untold.add(sentence);
    }

    boolean any() {
        return !sure.isEmpty() || !untold.isEmpty();
    }

    /** Whether something is known to be less. */
    boolean known() {
        return !sure.isEmpty();
    }

    List<String> sentences() {
        return Stream.concat(sure.stream(), untold.stream()).toList();
    }
}
