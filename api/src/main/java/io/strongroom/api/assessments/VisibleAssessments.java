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
import io.strongroom.domain.assessments.AssessmentShare;
import io.strongroom.domain.assessments.Assessments;
import io.strongroom.domain.posture.Posture;
import io.strongroom.domain.problems.Rejected;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

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
                ? Paging.capped(
                        views(visible, Optional.empty(), (int) Paging.COUNTED).size())
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

    /** @throws Rejected {@code not-found}, the same for one of which the caller reaches no account */
    AssessmentDetailView get(UUID id) {
        var whole = assessments.find(new AssessmentId(id)).orElseThrow(() -> Rejected.notFound("assessment"));
        var visible = caller.visible();
        var parts = assessments.parts(whole.id()).stream()
                .filter(part -> visible.map(all -> all.contains(part.account())).orElse(true))
                .toList();
        if (visible.isPresent()
                && parts.isEmpty()
                && !whole.requestedBy().equals(caller.principal().name())) {
            throw Rejected.notFound("assessment");
        }
        return new AssessmentDetailView(
                view(whole, parts, visible),
                parts.stream().map(AssessmentDetailView.PartView::of).toList(),
                coverage(parts));
    }

    /** The assessment as the caller sees it, whose accounts they reach. */
    AssessmentView view(Assessment whole) {
        var visible = caller.visible();
        return view(whole, visible.isPresent() ? assessments.parts(whole.id()) : List.of(), visible);
    }

    private static AssessmentView view(Assessment whole, List<AssessmentPart> parts, Optional<Set<AccountId>> visible) {
        return visible.isPresent() ? AssessmentView.of(AssessmentShare.of(whole, parts)) : AssessmentView.of(whole);
    }

    private List<AssessedView> coverage(List<AssessmentPart> parts) {
        var looked = parts.stream().map(AssessmentPart::account).collect(Collectors.toSet());
        return posture.assessed(Optional.of(looked)).stream()
                .map(AssessedView::of)
                .toList();
    }
}
