package io.strongroom.domain.problems;

import java.io.Serial;
import java.util.List;

/** A caller's mistake, or a state that does not allow what was asked. Mapped once to problem+json; never a bug of ours. */
public final class Rejected extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public Rejected(Problem problem) {
        super(problem.code().slug() + ": " + problem.detail(), null, false, false);
        this.problem = problem;
    }

    public Rejected(ProblemCode code, String detail) {
        this(Problem.of(code, detail));
    }

    public static Rejected field(String pointer, String code, String detail) {
        return new Rejected(Problem.fields(List.of(new FieldError(pointer, code, detail))));
    }

    public static Rejected notFound(String what) {
        return new Rejected(ProblemCode.NOT_FOUND, "There is no such " + what + ", or you may not see it.");
    }

    public Problem problem() {
        return problem;
    }
}
