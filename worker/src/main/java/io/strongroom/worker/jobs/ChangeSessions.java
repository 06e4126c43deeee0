package io.strongroom.worker.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.accounts.ChangeSession;
import io.strongroom.domain.accounts.Target;
import io.strongroom.domain.changes.Change;
import io.strongroom.domain.changes.FacetRules;
import io.strongroom.domain.jobs.Job;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Cuts the remediation role down to one plan. */
final class ChangeSessions {
    /** A key that another change of the plan makes has no ARN yet. */
    private static final String STAND_IN = "${change.";

    private ChangeSessions() {}

    static ChangeSession of(Job job, List<Change> changes) {
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
