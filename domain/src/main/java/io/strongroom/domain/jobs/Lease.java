package io.strongroom.domain.jobs;

/**
 * A worker's right to work on a job.
 *
 * @param fence rises with every claim of the job: a write with an older one is refused
 */
public record Lease(JobId job, WorkerId worker, long fence) {}
