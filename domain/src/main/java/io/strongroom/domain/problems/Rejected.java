package io.strongroom.domain.problems;

import java.io.Serial;
import java.util.List;

/** A caller's mistake, or a state that does not allow what was asked. Mapped once to problem+json; never a bug of ours. */
public final class Rejected extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final int retryAfter;

    public Rejected(Problem problem) {
        this(problem, 0);
    }

    private Rejected(Problem problem, int retryAfter) {
        super(problem.code().slug() + ": " + problem.detail(), null, false, false);
        this.problem = problem;
        this.retryAfter = retryAfter;
    }

    public Rejected(ProblemCode code, String detail) {
        this(Problem.of(code, detail));
    }

    /** One that the caller can get round by waiting so many seconds. */
    public static Rejected until(int seconds, ProblemCode code, String detail) {
        return new Rejected(Problem.of(code, detail), seconds);
    }

    public static Rejected field(String pointer, String code, String detail) {
        return new Rejected(Problem.fields(List.of(new FieldError(pointer, code, detail))));
    }

    public static Rejected notFound(String what) {
        return new Rejected(ProblemCode.NOT_FOUND, "There is no such " + what + ", or you may not see it.");
    }

    /** Seconds to wait before trying again; 0 when nobody can tell. */
    public int retryAfter() {
        return retryAfter;
    }

    public Problem problem() {
        return problem;
    }
}
