package io.strongroom.domain.users;

import static io.strongroom.domain.users.Permission.ACCOUNTS_READ;
import static io.strongroom.domain.users.Permission.ALERTS_READ;
import static io.strongroom.domain.users.Permission.ASSESSMENTS_RUN;
import static io.strongroom.domain.users.Permission.AUDIT_READ;
import static io.strongroom.domain.users.Permission.EXCEPTIONS_APPROVE;
import static io.strongroom.domain.users.Permission.EXCEPTIONS_REQUEST;
import static io.strongroom.domain.users.Permission.FINDINGS_READ;
import static io.strongroom.domain.users.Permission.FINDINGS_TRIAGE;
import static io.strongroom.domain.users.Permission.INCIDENTS_READ;
import static io.strongroom.domain.users.Permission.INCIDENTS_RESPOND;
import static io.strongroom.domain.users.Permission.JOBS_APPROVE;
import static io.strongroom.domain.users.Permission.JOBS_CONTROL;
import static io.strongroom.domain.users.Permission.JOBS_READ;
import static io.strongroom.domain.users.Permission.JOBS_SUBMIT;
import static io.strongroom.domain.users.Permission.QUEUE_READ;
import static io.strongroom.domain.users.Permission.REMEDIATIONS_READ;
import static io.strongroom.domain.users.Permission.TOKENS_MANAGE;

import java.util.EnumSet;
import java.util.Set;

/** What kind of work a person does here. A person may have several; each is bounded by the person's account scope. */
public enum Role {
    /** Reads posture, jobs and plans. */
    VIEWER(Set.of(FINDINGS_READ, INCIDENTS_READ, ACCOUNTS_READ, REMEDIATIONS_READ, JOBS_READ, TOKENS_MANAGE)),
    /** Submits, cancels, retries and rolls back. */
    OPERATOR(Set.of(
            FINDINGS_READ,
            FINDINGS_TRIAGE,
            INCIDENTS_READ,
            INCIDENTS_RESPOND,
            ALERTS_READ,
            ASSESSMENTS_RUN,
            EXCEPTIONS_REQUEST,
            ACCOUNTS_READ,
            REMEDIATIONS_READ,
            JOBS_READ,
            JOBS_SUBMIT,
            JOBS_CONTROL,
            QUEUE_READ,
            TOKENS_MANAGE)),
    /** Says yes or no to plans of others, and to the end of their incidents; submits nothing. */
    APPROVER(Set.of(
            FINDINGS_READ,
            EXCEPTIONS_APPROVE,
            INCIDENTS_READ,
            INCIDENTS_RESPOND,
            ACCOUNTS_READ,
            REMEDIATIONS_READ,
            JOBS_READ,
            JOBS_APPROVE,
            TOKENS_MANAGE)),
    /** Reads everything, the audit trail included; changes nothing. */
    AUDITOR(Set.of(
            FINDINGS_READ,
            INCIDENTS_READ,
            ALERTS_READ,
            ACCOUNTS_READ,
            REMEDIATIONS_READ,
            JOBS_READ,
            QUEUE_READ,
            AUDIT_READ,
            TOKENS_MANAGE)),
    /** Everything, except that approving one's own plan stays impossible. */
    ADMINISTRATOR(EnumSet.allOf(Permission.class));

    private final Set<Permission> permissions;

    Role(Set<Permission> permissions) {
        this.permissions = Set.copyOf(permissions);
    }

    public Set<Permission> permissions() {
        return permissions;
    }
}
