package io.strongroom.domain.integrity;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.Region;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The right to tell once what the content of one restored backup is like.
 *
 * @param jobId the restore job
 * @param issuedBy sign-in name
 */
public record ValidationRight(
        UUID id, AccountId account, Region region, String jobId, String issuedBy, Instant issuedAt, Instant expiresAt) {
    private static final Pattern JOB = Pattern.compile("[A-Za-z0-9_-]{1,128}");

    public ValidationRight {
        if (!fits(jobId)) {
            throw new IllegalArgumentException("jobId: must be a restore job's id");
        }
    }

    /** Whether a text can be a restore job's id. */
    public static boolean fits(String jobId) {
        return JOB.matcher(jobId).matches();
    }

    /** Whoever uses it, by name: nobody knows more of them than who gave it to them. */
    public String bearer() {
        return "validator of " + issuedBy;
    }
}
