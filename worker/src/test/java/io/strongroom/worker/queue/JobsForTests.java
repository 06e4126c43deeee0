package io.strongroom.worker.queue;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.accounts.Target;
import io.strongroom.domain.jobs.Job;
import io.strongroom.domain.jobs.JobId;
import io.strongroom.domain.jobs.JobKind;
import io.strongroom.domain.jobs.Jobs;
import io.strongroom.domain.jobs.Mode;
import io.strongroom.domain.jobs.NewJob;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.remediations.Approval;
import io.strongroom.domain.remediations.NewApproval;
import io.strongroom.domain.remediations.RemediationCatalog;
import io.strongroom.domain.remediations.RemediationId;
import io.strongroom.domain.users.AccountScope;
import io.strongroom.domain.users.Principal;
import io.strongroom.domain.users.Role;
import io.strongroom.domain.users.UserId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;

/** Jobs as a test submits them and waits for them. */
record JobsForTests(Jobs jobs, RemediationCatalog catalog, InstantSource clock) {
    static final AccountId BACKUP_PROD = new AccountId("123456789012");
    private static final UserId ANN = new UserId(new UUID(1, 1));

    JobId submit(AccountId account, String remediation, Mode mode, JsonNode parameters) {
        var id = new RemediationId(remediation);
        return submit(
                account, JobKind.REMEDIATE, id, mode, catalog.schema(id).withDefaults(parameters), Optional.empty());
    }

    JobId rollBack(JobId undo) {
        var job = get(undo);
        return submit(
                job.target().accountId(),
                JobKind.ROLL_BACK,
                job.remediation(),
                Mode.APPLY,
                job.parameters(),
                Optional.of(undo));
    }

    private JobId submit(
            AccountId account,
            JobKind kind,
            RemediationId remediation,
            Mode mode,
            JsonNode parameters,
            Optional<JobId> undo) {
        var job = new NewJob(
                JobId.next(),
                kind,
                remediation,
                new Target(account, new Region("eu-west-1")),
                parameters,
                mode,
                "a test",
                Optional.empty(),
                Optional.empty(),
                undo,
                ANN,
                "ann");
        return jobs.accept(List.of(job), clock.instant()).getFirst().id();
    }

    Job get(JobId id) {
        return jobs.find(id).orElseThrow();
    }

    /** Waits until the job is in the state, by its label. */
    Job await(JobId id, String label, Duration atMost) {
        Awaitility.await(label + " of " + id)
                .atMost(atMost)
                .pollInterval(Duration.ofMillis(50))
                .failFast(() -> endedOtherwise(id, label))
                .until(() -> get(id).state().label().equals(label));
        return get(id);
    }

    /** Waits until the job has succeeded; another person says yes on the way when its plan needs that. */
    Job succeed(JobId id, Duration atMost) {
        Awaitility.await("decision or success of " + id)
                .atMost(atMost)
                .pollInterval(Duration.ofMillis(50))
                .failFast(() -> endedOtherwise(id, "SUCCEEDED"))
                .until(() -> Set.of("AWAITING_APPROVAL", "SUCCEEDED")
                        .contains(get(id).state().label()));
        if (get(id).state().label().equals("AWAITING_APPROVAL")) {
            var digest = get(id).plan().orElseThrow().digest();
            var yes = new NewApproval(Approval.Decision.APPROVE, digest, "fine", Optional.empty());
            jobs.decide(id, yes, approver(), clock.instant());
        }
        return await(id, "SUCCEEDED", atMost);
    }

    private void endedOtherwise(JobId id, String label) {
        var state = get(id).state();
        if (state.isFinal() && !state.label().equals(label)) {
            throw new AssertionError("ended as " + state);
        }
    }

    static JsonNode key(String name) {
        return Json.object().put("name", name);
    }

    /** Somebody who is not the requester. */
    static Principal approver() {
        return new Principal(
                new UserId(new UUID(1, 2)),
                "bob",
                Set.of(Role.APPROVER),
                Set.copyOf(Role.APPROVER.permissions()),
                AccountScope.everything(),
                Optional.empty(),
                Optional.empty());
    }
}
