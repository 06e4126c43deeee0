package io.strongroom.web.onboarding;

import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.accounts.CallBudgets.Pace;
import io.strongroom.domain.onboarding.Can;
import io.strongroom.domain.onboarding.Connection;
import io.strongroom.domain.onboarding.ConnectionTest;
import io.strongroom.domain.onboarding.Enrollment;
import io.strongroom.domain.onboarding.PermissionMatrix;
import io.strongroom.domain.onboarding.RoleDrift;
import io.strongroom.domain.onboarding.RoleTemplate;
import io.strongroom.web.assessments.AssessmentView;
import java.util.List;
import java.util.Optional;

/**
 * An account on its way under governance.
 *
 * @param newest the newest connection test, whatever its state
 * @param drift of the newest test that has ended
 * @param advice what to do about what that found
 * @param assessment the newest one that has the account
 * @param refresh seconds after which a page without script asks again; 0 for never
 */
public record OnboardingView(
        Account account,
        Optional<Enrollment> enrollment,
        Step step,
        Step next,
        Optional<RoleTemplate> template,
        Optional<ConnectionTest> newest,
        Optional<Connection> found,
        Optional<RoleDrift> drift,
        List<String> advice,
        PermissionMatrix matrix,
        List<Pace> paces,
        TermsForm form,
        Optional<AssessmentView> assessment,
        int refresh) {

    public boolean is(String wire) {
        return step.wire().equals(wire);
    }

    public List<Step> steps() {
        return List.of(Step.values());
    }

    /** Whether a step lies behind. */
    public boolean done(Step one) {
        return one.compareTo(next) < 0 || (one == Step.ASSESS && assessment.isPresent());
    }

    public Enrollment agreed() {
        return enrollment.orElseThrow();
    }

    public boolean testing() {
        return newest.filter(test -> !test.ended()).isPresent();
    }

    /** Whether nothing moves by itself. */
    public boolean still() {
        return !testing();
    }

    /** Where the script asks how the test stands. */
    public String live() {
        return "/onboarding/" + account.id() + "/live";
    }

    /** Changes whenever what the live part shows does. */
    public String tag() {
        return newest.map(test -> '"' + test.id().toString() + '-' + test.state() + '"')
                .orElse("\"none\"");
    }

    public boolean usable() {
        return found.filter(Connection::usable).isPresent();
    }

    public String exclusion() {
        return enrollment.flatMap(one -> one.terms().exclusion()).orElse("");
    }

    /** The lines that lack something, the rest being as it should. */
    public List<PermissionMatrix.Line> lacking() {
        return matrix.lines().stream().filter(line -> !line.whole()).toList();
    }

    public long readable() {
        return count(Can.YES, true);
    }

    public long fixable() {
        return count(Can.YES, false);
    }

    /** Controls that have an automatic fix at all. */
    public long offered() {
        return matrix.lines().stream()
                .filter(line -> line.fix() != Can.NOT_OFFERED)
                .count();
    }

    private long count(Can can, boolean reading) {
        return matrix.lines().stream()
                .filter(line -> (reading ? line.read() : line.fix()) == can)
                .count();
    }
}
