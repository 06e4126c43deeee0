package io.strongroom.domain.findings;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.controls.ControlId;
import io.strongroom.domain.controls.Judgement;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.json.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Compares the findings of one account and Region with what its controls say now. */
public final class FindingDiff {
    private record Key(ControlId control, String arn) {}

    private FindingDiff() {}

    /**
     * What changes. A finding whose resource got no verdict this time is gone, unless its control could not see at all:
     * then it stays as it was, beside an unknown on the whole.
     */
    public static List<FindingChange> of(Collection<StandingFinding> standing, Collection<Judgement> judgements) {
        var left = new HashMap<Key, StandingFinding>();
        standing.forEach(one -> left.put(new Key(one.control(), one.resourceArn()), one));
        var blind = new HashSet<ControlId>();
        var changes = new ArrayList<FindingChange>();
        for (var judgement : judgements) {
            if (judgement.subjectType().equals(Judgement.SCOPE) && judgement.verdict() instanceof Verdict.Unknown) {
                blind.add(judgement.control());
            }
            var before = Optional.ofNullable(left.remove(new Key(judgement.control(), judgement.subjectArn())));
            change(before, judgement).ifPresent(changes::add);
        }
        gone(left.values(), blind).forEach(changes::add);
        return changes;
    }

    private static Optional<FindingChange> change(Optional<StandingFinding> before, Judgement judgement) {
        return switch (judgement.verdict()) {
            case Verdict.Pass pass -> resolved(before, pass.label());
            case Verdict.NotApplicable none -> resolved(before, none.label());
            case Verdict.Fail fail -> holds(before, judgement);
            case Verdict.Unknown unknown -> holds(before, judgement);
        };
    }

    private static Optional<FindingChange> holds(Optional<StandingFinding> before, Judgement judgement) {
        if (before.isEmpty()) {
            return Optional.of(new FindingChange.Opened(FindingId.next(), judgement));
        }
        var standing = before.get();
        return switch (standing.status()) {
            case RESOLVED, STALE -> Optional.of(new FindingChange.Reopened(standing, judgement));
            case OPEN, ACCEPTED ->
                standing.content() == content(judgement.verdict())
                        ? Optional.empty()
                        : Optional.of(new FindingChange.Changed(standing, judgement));
        };
    }

    private static Optional<FindingChange> resolved(Optional<StandingFinding> before, String how) {
        return before.filter(FindingDiff::standsOpen).map(standing -> new FindingChange.Resolved(standing, how));
    }

    private static List<FindingChange> gone(Collection<StandingFinding> left, Set<ControlId> blind) {
        return left.stream()
                .filter(FindingDiff::standsOpen)
                .filter(standing -> !blind.contains(standing.control()))
                .<FindingChange>map(standing -> new FindingChange.Resolved(standing, "GONE"))
                .toList();
    }

    private static boolean standsOpen(StandingFinding standing) {
        return switch (standing.status()) {
            case OPEN, ACCEPTED -> true;
            case RESOLVED, STALE -> false;
        };
    }

    /**
     * A digest of what a verdict says: equal verdicts have equal digests. Neither AWS nor a set lists things in one order
     * for ever, so the order of arrays is not among it: a finding must not change because a worker was started anew.
     */
    public static long content(Verdict verdict) {
        var said = Json.object().put("verdict", verdict.label()).put("because", because(verdict));
        said.set("facts", inOneOrder(facts(verdict)));
        // The first 60 bits of SHA-256: a collision would need billions of verdicts on one resource.
        return Long.parseLong(Json.digest(said).substring("sha256:".length(), "sha256:".length() + 15), 16);
    }

    private static JsonNode inOneOrder(JsonNode node) {
        if (node.isObject()) {
            var object = Json.object();
            node.properties().forEach(field -> object.set(field.getKey(), inOneOrder(field.getValue())));
            return object;
        }
        if (node.isArray()) {
            var elements = new ArrayList<JsonNode>();
            node.forEach(element -> elements.add(inOneOrder(element)));
            elements.sort(Comparator.comparing(Json::write));
            return Json.array().addAll(elements);
        }
        return node;
    }

    /** The sentence that a finding shows. */
    public static String because(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Pass pass -> "";
            case Verdict.Fail fail -> fail.because();
            case Verdict.NotApplicable none -> none.because();
            case Verdict.Unknown unknown -> Coverages.sentence(unknown.why());
        };
    }

    /** The facts that a finding keeps. */
    public static JsonNode facts(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Pass pass -> pass.facts();
            case Verdict.Fail fail -> fail.facts();
            case Verdict.NotApplicable none -> Json.object();
            case Verdict.Unknown unknown -> Coverages.facts(unknown.why());
        };
    }
}
