package io.strongroom.domain.posture;

import io.strongroom.domain.controls.Judgement;
import io.strongroom.domain.controls.Verdict;
import java.util.OptionalDouble;

/**
 * How many verdicts there are of each kind. Unknown is neither pass nor fail: it lowers the confidence and nothing else.
 *
 * @param accepted failures that an exception accepts; not among {@code fail}
 */
public record Counts(long pass, long fail, long unknown, long notApplicable, long accepted) {
    public static final Counts NONE = new Counts(0, 0, 0, 0, 0);

    public static Counts of(Judgement judgement) {
        return switch (judgement.verdict()) {
            case Verdict.Pass v -> new Counts(1, 0, 0, 0, 0);
            case Verdict.Fail v -> new Counts(0, 1, 0, 0, 0);
            case Verdict.Unknown v -> new Counts(0, 0, 1, 0, 0);
            case Verdict.NotApplicable v -> new Counts(0, 0, 0, 1, 0);
        };
    }

    public Counts plus(Counts other) {
        return new Counts(
                pass + other.pass,
                fail + other.fail,
                unknown + other.unknown,
                notApplicable + other.notApplicable,
                accepted + other.accepted);
    }

    public Counts minus(Counts other) {
        return plus(new Counts(-other.pass, -other.fail, -other.unknown, -other.notApplicable, -other.accepted));
    }

    /** The same with so many failures accepted. */
    public Counts accepting(long failures) {
        return new Counts(pass, fail - failures, unknown, notApplicable, accepted + failures);
    }

    /** Share of passes among what was judged, accepted failures counted as such; empty when nothing was. From 0 to 1. */
    public OptionalDouble score() {
        long judged = pass + fail + accepted;
        return judged == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) pass / judged);
    }

    /** Share of what could be told among what was asked; empty when nothing was. From 0 to 1. */
    public OptionalDouble confidence() {
        long asked = pass + fail + accepted + unknown;
        return asked == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) (asked - unknown) / asked);
    }
}
