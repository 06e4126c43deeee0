package io.strongroom.web.problems;

import io.strongroom.domain.problems.Problem;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import org.jboss.logging.Logger;

/** Turns what resources of pages throw into a page. */
@Pages
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
public class ProblemCatcher {
    private static final Logger LOG = Logger.getLogger(ProblemCatcher.class);

    private final ProblemPages pages;

    ProblemCatcher(ProblemPages pages) {
        this.pages = pages;
    }

    /** @return the resource's answer, or a page that says what went wrong */
    @AroundInvoke
    public Object call(InvocationContext context) {
        try {
            return context.proceed();
        } catch (Rejected e) {
            return pages.page(e.problem());
        } catch (Exception e) {
            LOG.errorf(e, "page failed: request %s", pages.requestId());
            return pages.page(Problem.of(
                    ProblemCode.INTERNAL, "Nothing that you had done before is lost. Try again in a moment."));
        }
    }
}
