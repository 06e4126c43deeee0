package io.strongroom.web.assessments;

import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.assessments.Assessment;
import io.strongroom.domain.assessments.AssessmentId;
import io.strongroom.domain.assessments.Assessments;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.users.Principal;
import io.strongroom.web.accounts.Ids;
import io.strongroom.web.accounts.Reach;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Shows assessments to people: of each, only the accounts that they reach. */
@Singleton
public class AssessmentViews {
    private static final int PARTS_MOST = 200;
    private static final int LATEST = 5;

    private final Assessments assessments;
    private final Reach reach;

    AssessmentViews(Assessments assessments, Reach reach) {
        this.assessments = assessments;
        this.reach = reach;
    }

    /** Those with an account that the person reaches, newest first. @param before only older ones */
    List<AssessmentRow> list(Principal person, Optional<AssessmentId> before, int limit) {
        if (person.reachesAll()) {
            return assessments.list(before, limit).stream()
                    .map(AssessmentRow::of)
                    .toList();
        }
        var reached = reach.accounts(person).stream().map(Account::id).collect(Collectors.toSet());
        return assessments.shares(reached, "", before, limit).stream()
                .map(AssessmentRow::of)
                .toList();
    }

    /** @throws Rejected {@code not-found} unless the person reaches an account of it */
    AssessmentView find(Principal person, String id, int refresh) {
        var assessment = Ids.parse(id).map(AssessmentId::new).flatMap(assessments::find);
        if (assessment.isEmpty()) {
            throw Rejected.notFound("assessment");
        }
        return reached(person, assessment.get(), refresh).orElseThrow(() -> reach.denied(person, "assessment", id));
    }

    /**
     * The progress alone; of who reaches every account no account is looked at.
     *
     * @throws Rejected {@code not-found} unless the person reaches an account of it
     */
    AssessmentView progress(Principal person, String id) {
        return Ids.parse(id)
                .map(AssessmentId::new)
                .filter(one -> person.reachesAll())
                .flatMap(assessments::find)
                .map(AssessmentView::progress)
                .orElseGet(() -> find(person, id, 0).brief());
    }

    /** The progress of the newest one that is under way and has an account that the person reaches. */
    public Optional<AssessmentView> running(Principal person) {
        return assessments.list(Optional.empty(), LATEST).stream()
                .filter(Assessment::running)
                .flatMap(assessment -> (person.reachesAll()
                                ? Optional.of(AssessmentView.progress(assessment))
                                : reached(person, assessment, 0).map(AssessmentView::brief))
                        .stream())
                .findFirst();
    }

    /** The newest one that has the account, cut down to it. */
    public Optional<AssessmentView> newestOf(Principal person, AccountId account) {
        return assessments.shares(Set.of(account), "", Optional.empty(), 1).stream()
                .flatMap(share -> reached(person, share.whole(), 0).stream())
                .findFirst();
    }

    private Optional<AssessmentView> reached(Principal person, Assessment assessment, int refresh) {
        var names = reach.accounts(person).stream().collect(Collectors.toMap(Account::id, Account::name));
        var parts = assessments.parts(assessment.id()).stream()
                .filter(part -> person.reachesAll() || names.containsKey(part.account()))
                .toList();
        // One that found every account under way already has none of its own; whoever reaches all may see it.
        return parts.isEmpty() && !person.reachesAll()
                ? Optional.empty()
                : Optional.of(AssessmentView.of(assessment, parts, names, PARTS_MOST, refresh));
    }
}
