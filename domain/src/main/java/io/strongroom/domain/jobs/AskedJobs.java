package io.strongroom.domain.jobs;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.filters.Filter;
import io.strongroom.domain.remediations.RemediationId;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** What a filter of jobs asks for. A set that is empty asks for nothing in particular. */
public record AskedJobs(
        Set<String> states, Set<AccountId> accounts, Set<RemediationId> remediations, JobQuery.Traits traits) {
    private static final List<String> KEYS = List.of("state", "account", "remediation", "region", "error", Filter.AGE);
    private static final List<String> STATES = List.of(
            "QUEUED",
            "RUNNING",
            "RETRYING",
            "AWAITING_APPROVAL",
            "PLANNED",
            "SUCCEEDED",
            "FAILED",
            "CANCELLED",
            "QUARANTINED");

    /** @throws io.strongroom.domain.problems.Rejected {@code malformed-request} that names the bad token */
    public static AskedJobs read(String q, Instant now) {
        var terms = Filter.parse(q, KEYS);
        return new AskedJobs(
                terms.oneOf("state", STATES),
                terms.values("account", AccountId::new),
                terms.values("remediation", RemediationId::new),
                new JobQuery.Traits(
                        terms.values("region", Region::new),
                        terms.values("error"),
                        terms.madeBefore(now),
                        terms.madeAfter(now)));
    }

    /** @throws IllegalArgumentException for what is no state's label */
    public static String state(String text) {
        if (!STATES.contains(text)) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }
}
