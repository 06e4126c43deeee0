package io.strongroom.worker.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.jobs.Lease;
import io.strongroom.domain.remediations.Proposal;
import java.time.Instant;

/** What a job wants to bring about. Asked anew, it reads anew. */
interface Wish {
    /**
     * What is still to be changed, by what is there now; no changes when all is as wanted.
     *
     * @throws io.strongroom.domain.inventory.Unreadable when something that it needs could not be read
     * @throws software.amazon.awssdk.core.exception.SdkException when AWS found a read wrong
     */
    Proposal propose();

    /** Told once, after {@link #propose} had nothing left to change: notes what that means for others, and gives the outputs. */
    JsonNode fulfilled(Lease lease, Instant now);
}
