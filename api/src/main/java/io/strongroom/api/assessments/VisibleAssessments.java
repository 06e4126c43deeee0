package io.strongroom.api.assessments;

import io.strongroom.api.access.Caller;
import io.strongroom.api.http.Cursors;
import io.strongroom.api.http.ListAsk;
import io.strongroom.api.http.Lists;
import io.strongroom.api.http.Paging;
import io.strongroom.api.posture.AssessedView;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.assessments.Assessment;
import io.strongroom.domain.assessments.AssessmentId;
import io.strongroom.domain.assessments.AssessmentPart;
import io.strongroom.domain.assessments.Assessments;
import io.strongroom.domain.posture.Posture;
import io.strongroom.domain.problems.Rejected;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Assessments as far as they concern accounts within the caller's reach. */
@Singleton
public class VisibleAssessments {
    private final Assessments assessments;
    private final Posture posture;
    private final Caller caller;
    private final Cursors cursors;

    VisibleAssessments(Assessments assessments, Posture posture, Caller caller, Cursors cursors) {
        this.assessments = assessments;
        this.posture = posture;
        this.caller = caller;
        this.cursors = cursors;
    }

    AssessmentView.Page page(ListAsk ask, String self) {
        if (ask.q != null && !ask.q.isBlank()) {
            throw Lists.malformed("q", "does not apply: assessments have nothing to be filtered by");
        }
        var most = Lists.limit(ask.limit);
        var name = caller.principal().userId() + " assessments";
        var before = cursors.position(ask.cursor, name).map(Lists::uuid).map(AssessmentId::new);
        var visible = caller.visible();
        var found = views(visible, before, most + 1);
        var items = found.subList(0, Math.min(most, found.size()));
        var next = found.size() > most ? cursors.after(items.getLast().id(), name) : null;
        var count = ask.counted()
                ? Paging.capped(assessments.count(visible, caller.principal().name(), (int) Paging.COUNTED))
                : null;
        return new AssessmentView.Page(items, next, count, Lists.Links.of(self, next), List.of());
    }

    private List<AssessmentView> views(Optional<Set<AccountId>> visible, Optional<AssessmentId> before, int limit) {
        return visible.map(accounts -> assessments
                        .shares(accounts, caller.principal().name(), before, limit)
                        .stream()
                        .map(AssessmentView::of)
                        .toList())
                .orElseGet(() -> assessments.list(before, limit).stream()
                        .map(AssessmentView::of)
                        .toList());
    }

    /**
     * It, and a page of its accounts.
     *
     * @throws Rejected {@code not-found}, the same for one of which the caller reaches no account
     */
    AssessmentDetailView get(UUID uuid, @Nullable String limit, @Nullable String cursor, String self) {
        var id = new AssessmentId(uuid);
        var most = Lists.limit(limit);
        var name = caller.principal().userId() + " assessment " + id;
        var after = cursors.position(cursor, name).map(AccountId::new);
        var visible = caller.visible();
        var view = view(id, visible).orElseThrow(() -> Rejected.notFound("assessment"));
        var found = assessments.parts(id, visible, after, most + 1);
        var parts = found.subList(0, Math.min(most, found.size()));
        var next = found.size() > most ? cursors.after(parts.getLast().account().value(), name) : null;
        return new AssessmentDetailView(
                view,
                parts.stream().map(AssessmentDetailView.PartView::of).toList(),
                coverage(parts),
                next,
                Lists.Links.of(self, next));
    }

    /** The assessment as the caller sees it, who has just asked for it. */
    AssessmentView view(Assessment asked) {
        return view(asked.id(), caller.visible())
                .orElseThrow(() -> new IllegalStateException("nobody sees assessment " + asked.id()));
    }

    private Optional<AssessmentView> view(AssessmentId id, Optional<Set<AccountId>> visible) {
        return visible.map(accounts -> assessments
                        .share(id, accounts, caller.principal().name())
                        .map(AssessmentView::of))
                .orElseGet(() -> assessments.find(id).map(AssessmentView::of));
    }

    private List<AssessedView> coverage(List<AssessmentPart> parts) {
        var looked = parts.stream().map(AssessmentPart::account).collect(Collectors.toSet());
        return posture.assessed(Optional.of(looked)).stream()
                .map(AssessedView::of)
                .toList();
    }
}
