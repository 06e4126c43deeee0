package io.strongroom.web.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.jobs.Attempt;
import io.strongroom.domain.jobs.Job;
import io.strongroom.domain.problems.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A job with all that is known of it.
 *
 * @param simulated whether its account exists in the sandbox only
 * @param problem why it stands where it stands, when something went wrong
 * @param said an objection to what the person just tried
 * @param refresh seconds after which a browser without script loads the page again; 0 for never
 */
record JobView(
        Job job,
        String accountName,
        boolean simulated,
        LiveView live,
        Optional<PlanView> plan,
        Optional<DecisionView> decision,
        List<Attempt> attempts,
        Optional<Problem> problem,
        Actions actions,
        Optional<String> said,
        PlanLook look,
        int refresh) {
    /** What the person may do now. */
    record Actions(boolean cancel, boolean retry, boolean rollBack) {
        public boolean any() {
            return cancel || retry || rollBack;
        }
    }

    public List<Map.Entry<String, JsonNode>> parameters() {
        return List.copyOf(job.parameters().properties());
    }

    public List<Map.Entry<String, JsonNode>> outputs() {
        return job.outputs().map(node -> List.copyOf(node.properties())).orElse(List.of());
    }
}
