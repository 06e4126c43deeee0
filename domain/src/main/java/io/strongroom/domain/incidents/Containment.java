package io.strongroom.domain.incidents;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.accounts.Target;
import io.strongroom.domain.jobs.JobRequest;
import io.strongroom.domain.remediations.RemediationId;
import java.util.Optional;

/**
 * A remediation that fits an incident, with all that a job of it needs but who asks for it and how far it may go.
 *
 * @param about ARN of what it changes; with the remediation it tells one from another
 * @param why what it is good for here, in a sentence
 */
public record Containment(RemediationId remediation, String about, Target target, JsonNode parameters, String why) {
    /** The job that it means. */
    public JobRequest request(String mode, String reason) {
        return new JobRequest(
                remediation.value(),
                target.accountId().value(),
                target.region().value(),
                parameters,
                mode,
                reason,
                Optional.empty());
    }
}
