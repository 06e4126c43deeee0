package io.strongroom.domain.users;

import java.util.Locale;

/** What a route or page asks of its caller. */
public enum Permission {
    ACCOUNTS_READ,
    ACCOUNTS_MANAGE,
    REMEDIATIONS_READ,
    JOBS_READ,
    JOBS_SUBMIT,
    JOBS_CONTROL,
    JOBS_APPROVE,
    AUDIT_READ,
    TOKENS_MANAGE,
    USERS_MANAGE,
    FINDINGS_READ,
    FINDINGS_TRIAGE,
    ASSESSMENTS_RUN,
    EXCEPTIONS_REQUEST,
    EXCEPTIONS_APPROVE,
    POLICIES_MANAGE,
    QUEUE_READ,
    QUEUE_REDRIVE,
    INCIDENTS_READ,
    INCIDENTS_RESPOND,
    ALERTS_READ,
    ALERTS_MANAGE;

    /** The name on the wire and in token scopes, such as {@code jobs:submit}. */
    public String scope() {
        return name().toLowerCase(Locale.ROOT).replace('_', ':');
    }
}
