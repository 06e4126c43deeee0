package io.strongroom.worker.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.accounts.AwsAccount;
import io.strongroom.domain.inventory.Snapshot;
import io.strongroom.domain.jobs.Lease;
import io.strongroom.domain.remediations.Proposal;
import io.strongroom.domain.remediations.Remediation;
import io.strongroom.domain.remediations.RemediationRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a remediation wants. */
final class Remedy implements Wish {
    private final Remediation remediation;
    private final RemediationRequest request;
    private final AwsAccount account;
    private final Readings readings;
    private @Nullable Snapshot latest;

    Remedy(Remediation remediation, RemediationRequest request, AwsAccount account, Readings readings) {
        this.remediation = remediation;
        this.request = request;
        this.account = account;
        this.readings = readings;
    }

    @Override
    public Proposal propose() {
        var snapshot = readings.snapshot(account, remediation, request);
        latest = snapshot;
        return remediation.plan(request, snapshot);
    }

    @Override
    public JsonNode fulfilled(Lease lease, Instant now) {
        if (latest == null) {
            throw new IllegalStateException("nothing was proposed yet");
        }
        return remediation.outputs(request, latest);
    }
}
