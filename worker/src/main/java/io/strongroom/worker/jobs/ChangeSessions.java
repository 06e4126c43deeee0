package io.strongroom.worker.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.accounts.ChangeSession;
import io.strongroom.domain.accounts.Target;
import io.strongroom.domain.changes.Change;
import io.strongroom.domain.changes.FacetRules;
import io.strongroom.domain.jobs.Job;
import io.strongroom.domain.problems.Problem;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.worker.accounts.SessionPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Cuts the remediation role down to one plan, in as few sessions as its changes fit into: each session policy names the
 * actions and ARNs of a run of consecutive changes, and none is widened to hold one more.
 */
final class ChangeSessions {
    /** A key that another change of the plan makes has no ARN yet. */
    private static final String STAND_IN = "${change.";

    private final List<ChangeSession> byChange;

    private ChangeSessions(List<ChangeSession> byChange) {
        this.byChange = byChange;
    }

    /** @throws IllegalArgumentException when {@link #objection} has one */
    static ChangeSessions of(Job job, List<Change> changes) {
        var byChange = new ArrayList<ChangeSession>();
        for (int from = 0; from < changes.size(); from = byChange.size()) {
            var session = session(job, changes.subList(from, from + 1));
            int until = from + 1;
            while (until < changes.size()) {
                var wider = session(job, changes.subList(from, until + 1));
                if (!SessionPolicy.fits(wider)) {
                    break;
                }
                session = wider;
                until++;
            }
            while (byChange.size() < until) {
                byChange.add(session);
            }
        }
        return new ChangeSessions(byChange);
    }

    /** Why the plan cannot be applied: one of its changes alone needs more than a session policy can say. */
    static Optional<Problem> objection(Job job, List<Change> changes) {
        return changes.stream()
                .filter(change -> !SessionPolicy.fits(session(job, List.of(change))))
                .findFirst()
                .map(change -> Problem.of(
                        ProblemCode.PLAN_REFUSED,
                        change.facet().label() + " touches more resources than the " + SessionPolicy.MOST_CHARACTERS
                                + " characters of a session policy can name, and Strongroom asks for no wider rights"
                                + " than a change needs. Name fewer resources in one job, and make several."));
    }

    /** The session that makes a change, by its place in the plan, from 1. */
    ChangeSession of(int n) {
        return byChange.get(n - 1);
    }

    private static ChangeSession session(Job job, List<Change> changes) {
        var target = job.target();
        Set<String> actions = new TreeSet<>();
        Set<String> resources = new TreeSet<>();
        for (var change : changes) {
            actions.addAll(FacetRules.actions(change, target));
            resources.add(FacetRules.resource(change, target));
            Stream.concat(change.before().stream(), change.after().stream())
                    .forEach(state -> addNamed(state, target, resources));
        }
        // Its resource cannot be named: AWS knows no resource level for it.
        if (actions.contains("backup-storage:MountCapsule")) {
            resources.add("*");
        }
        return new ChangeSession(job.id().toString(), sourceIdentity(job.requestedByName()), actions, resources);
    }

    /** What a state points at, such as the key of a vault, is used by the call as well. */
    private static void addNamed(JsonNode state, Target target, Set<String> resources) {
        state.properties().forEach(field -> {
            var text = field.getValue().asText();
            if (field.getValue().isTextual() && text.startsWith("arn:")) {
                resources.add(text);
            } else if (field.getValue().isTextual() && text.startsWith(STAND_IN)) {
                resources.add("arn:" + target.partition().id() + ":kms:" + target.region() + ":" + target.accountId()
                        + ":key/*");
            }
        });
    }

    /** STS takes 2 to 64 of letters, digits and {@code +=,.@_-}, and nothing that begins with {@code aws:}. */
    static String sourceIdentity(String name) {
        var clean = name.replaceAll("[^A-Za-z0-9+=,.@_-]", "-");
        var enough = clean.length() < 2 ? clean + "--" : clean;
        return enough.substring(0, Math.min(64, enough.length()));
    }
}
