package io.strongroom.api.access;

import static io.strongroom.api.access.Routes.Subject.ACCOUNT;
import static io.strongroom.api.access.Routes.Subject.ALERT_ROUTE;
import static io.strongroom.api.access.Routes.Subject.ASSESSMENT;
import static io.strongroom.api.access.Routes.Subject.BATCH;
import static io.strongroom.api.access.Routes.Subject.CONNECTION_TEST;
import static io.strongroom.api.access.Routes.Subject.CONTROL;
import static io.strongroom.api.access.Routes.Subject.EXCEPTION;
import static io.strongroom.api.access.Routes.Subject.FINDING;
import static io.strongroom.api.access.Routes.Subject.INCIDENT;
import static io.strongroom.api.access.Routes.Subject.JOB;
import static io.strongroom.api.access.Routes.Subject.LETTER;
import static io.strongroom.api.access.Routes.Subject.NONE;
import static io.strongroom.api.access.Routes.Subject.ONE_TIME;
import static io.strongroom.api.access.Routes.Subject.POLICY;
import static io.strongroom.api.access.Routes.Subject.REMEDIATION;
import static io.strongroom.api.access.Routes.Subject.SCHEDULE;
import static io.strongroom.api.access.Routes.Subject.STRANGER;
import static io.strongroom.api.access.Routes.Subject.SUPPRESSION;
import static io.strongroom.api.access.Routes.Subject.WEBHOOK;
import static io.strongroom.domain.users.Permission.ACCOUNTS_MANAGE;
import static io.strongroom.domain.users.Permission.ACCOUNTS_READ;
import static io.strongroom.domain.users.Permission.ALERTS_MANAGE;
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
import static io.strongroom.domain.users.Permission.POLICIES_MANAGE;
import static io.strongroom.domain.users.Permission.QUEUE_READ;
import static io.strongroom.domain.users.Permission.QUEUE_REDRIVE;
import static io.strongroom.domain.users.Permission.REMEDIATIONS_READ;
import static io.strongroom.domain.users.Permission.TOKENS_MANAGE;

import io.strongroom.api.World;
import io.strongroom.domain.users.Permission;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The table of what each route asks of its caller, written by hand and held against the running router. */
final class Routes {
    private static final String JOB_BODY = World.keyJob("$account", "matrix");
    private static final String DECISION =
            "{\"decision\":\"REJECT\",\"planDigest\":\"sha256:x\",\"reason\":\"matrix\"}";
    private static final String TOKEN =
            "{\"name\":\"matrix\",\"scopes\":[\"tokens:manage\"],\"accounts\":[\"$account\"]}";

    static final List<Row> TABLE = List.of(
            row("GET", "/remediations", REMEDIATIONS_READ, NONE),
            row("GET", "/remediations/{id}", REMEDIATIONS_READ, REMEDIATION),
            row("GET", "/accounts", ACCOUNTS_READ, NONE),
            row("GET", "/accounts/{id}", ACCOUNTS_READ, ACCOUNT),
            row("POST", "/accounts", ACCOUNTS_MANAGE, NONE).sends("{\"accountId\":\"$account\"}"),
            row("PATCH", "/accounts/{id}", ACCOUNTS_MANAGE, ACCOUNT).sends("{\"quotaSharePercent\":30}"),
            row("DELETE", "/accounts/{id}", ACCOUNTS_MANAGE, ACCOUNT),
            row("POST", "/accounts/{id}/connection-tests", ACCOUNTS_MANAGE, ACCOUNT),
            row("GET", "/accounts/{id}/connection-tests", ACCOUNTS_READ, ACCOUNT),
            row("GET", "/accounts/{id}/role-template", ACCOUNTS_READ, ACCOUNT),
            row("GET", "/connection-tests/{id}", ACCOUNTS_READ, CONNECTION_TEST),
            row("GET", "/organizational-units", ACCOUNTS_READ, NONE),
            row("GET", "/controls", FINDINGS_READ, NONE),
            row("GET", "/controls/{id}", FINDINGS_READ, CONTROL),
            row("GET", "/assessments", FINDINGS_READ, NONE),
            row("POST", "/assessments", ASSESSMENTS_RUN, NONE).sends("{\"accounts\":[\"$account\"]}"),
            row("GET", "/assessments/{id}", FINDINGS_READ, ASSESSMENT),
            row("GET", "/findings", FINDINGS_READ, NONE),
            row("GET", "/findings/{id}", FINDINGS_READ, FINDING),
            row("PATCH", "/findings/{id}", FINDINGS_TRIAGE, FINDING).sends("{\"note\":\"matrix\"}"),
            row("GET", "/posture", FINDINGS_READ, NONE),
            row("GET", "/posture/trends", FINDINGS_READ, NONE),
            row("GET", "/exceptions", FINDINGS_READ, NONE),
            row("POST", "/exceptions", EXCEPTIONS_REQUEST, NONE).sends(World.exception("$account")),
            row("GET", "/exceptions/{id}", FINDINGS_READ, EXCEPTION),
            row("DELETE", "/exceptions/{id}", EXCEPTIONS_REQUEST, EXCEPTION),
            row("POST", "/exceptions/{id}/approvals", EXCEPTIONS_APPROVE, EXCEPTION)
                    .sends("{\"decision\":\"REJECT\"}"),
            row("GET", "/policies", FINDINGS_READ, NONE),
            row("POST", "/policies", POLICIES_MANAGE, NONE).sends(World.policy("$account", "matrix $account")),
            row("GET", "/policies/{id}", FINDINGS_READ, POLICY),
            row("GET", "/policies/{id}/versions", FINDINGS_READ, POLICY),
            row("PUT", "/policies/{id}", POLICIES_MANAGE, POLICY)
                    .sends(World.policy("$account", "matrix again $account")),
            row("POST", "/policies/{id}/previews", POLICIES_MANAGE, POLICY)
                    .sends(World.policy("$account", "matrix preview")),
            row("DELETE", "/policies/{id}", POLICIES_MANAGE, POLICY),
            row("GET", "/schedules", FINDINGS_READ, NONE),
            row("POST", "/schedules", ASSESSMENTS_RUN, NONE).sends(World.schedule("$account", "matrix")),
            row("GET", "/schedules/{id}", FINDINGS_READ, SCHEDULE),
            row("PUT", "/schedules/{id}", ASSESSMENTS_RUN, SCHEDULE).sends(World.schedule("$account", "matrix again")),
            row("POST", "/schedules/{id}/previews", ASSESSMENTS_RUN, SCHEDULE)
                    .sends(World.schedule("$account", "matrix preview")),
            row("DELETE", "/schedules/{id}", ASSESSMENTS_RUN, SCHEDULE),
            row("GET", "/saved-views", null, NONE),
            row("POST", "/saved-views", null, NONE).sends(World.savedView("$account", "matrix")),
            row("GET", "/saved-views/{id}", null, STRANGER),
            row("PUT", "/saved-views/{id}", null, STRANGER).sends(World.savedView("$account", "matrix again")),
            row("DELETE", "/saved-views/{id}", null, STRANGER),
            row("GET", "/incidents", INCIDENTS_READ, NONE),
            row("GET", "/incidents/{id}", INCIDENTS_READ, INCIDENT),
            row("GET", "/incidents/{id}/timeline", INCIDENTS_READ, INCIDENT),
            row("PATCH", "/incidents/{id}", INCIDENTS_RESPOND, INCIDENT).sends("{\"state\":\"CONTAINING\"}"),
            row("POST", "/incidents/{id}/acknowledgements", INCIDENTS_RESPOND, INCIDENT),
            row("POST", "/incidents/{id}/resolutions", INCIDENTS_RESPOND, INCIDENT)
                    .sends("{\"resolution\":\"HANDLED\",\"reason\":\"matrix\"}"),
            row("POST", "/incidents/{id}/containments", JOBS_SUBMIT, INCIDENT)
                    .sends("{\"remediation\":\"deny-role-sessions\"}"),
            row("POST", "/incidents/{id}/notes", INCIDENTS_RESPOND, INCIDENT).sends("{\"text\":\"matrix\"}"),
            row("GET", "/recovery-points", FINDINGS_READ, NONE),
            row("GET", "/restore-proof", FINDINGS_READ, NONE),
            row("POST", "/restore-validation-tokens", JOBS_SUBMIT, NONE)
                    .sends("{\"accountId\":\"$account\",\"region\":\"eu-west-1\",\"restoreJobId\":\"matrix\"}"),
            row("POST", "/restore-validations", null, ONE_TIME).sends("{\"outcome\":\"SUCCESSFUL\"}"),
            row("GET", "/suppressions", INCIDENTS_READ, NONE),
            row("POST", "/suppressions", INCIDENTS_RESPOND, NONE).sends(World.suppression("$account")),
            row("GET", "/suppressions/{id}", INCIDENTS_READ, SUPPRESSION),
            row("POST", "/suppressions/{id}/approvals", EXCEPTIONS_APPROVE, SUPPRESSION),
            row("DELETE", "/suppressions/{id}", INCIDENTS_RESPOND, SUPPRESSION),
            row("GET", "/webhooks", ALERTS_READ, NONE),
            row("POST", "/webhooks", ALERTS_MANAGE, NONE).sends(World.webhook("$account", "matrix")),
            row("GET", "/webhooks/{id}", ALERTS_READ, WEBHOOK),
            row("PUT", "/webhooks/{id}", ALERTS_MANAGE, WEBHOOK).sends(World.webhook("$account", "matrix again")),
            row("DELETE", "/webhooks/{id}", ALERTS_MANAGE, WEBHOOK),
            row("POST", "/webhooks/{id}/secrets", ALERTS_MANAGE, WEBHOOK),
            row("GET", "/webhooks/{id}/deliveries", ALERTS_READ, WEBHOOK),
            row("POST", "/webhooks/{id}/test", ALERTS_MANAGE, WEBHOOK),
            row("POST", "/webhooks/{id}/deliveries/{delivery}/redeliver", ALERTS_MANAGE, WEBHOOK),
            row("GET", "/alert-routes", ALERTS_READ, NONE),
            row("POST", "/alert-routes", ALERTS_MANAGE, NONE).sends(World.alertRoute("$account", "matrix")),
            row("GET", "/alert-routes/{id}", ALERTS_READ, ALERT_ROUTE),
            row("PUT", "/alert-routes/{id}", ALERTS_MANAGE, ALERT_ROUTE)
                    .sends(World.alertRoute("$account", "matrix again")),
            row("DELETE", "/alert-routes/{id}", ALERTS_MANAGE, ALERT_ROUTE),
            row("GET", "/alert-routes/{id}/deliveries", ALERTS_READ, ALERT_ROUTE),
            row("POST", "/alert-routes/{id}/test", ALERTS_MANAGE, ALERT_ROUTE),
            row("POST", "/alert-routes/{id}/deliveries/{delivery}/redeliver", ALERTS_MANAGE, ALERT_ROUTE),
            row("GET", "/events", INCIDENTS_READ, NONE),
            row("GET", "/feed", INCIDENTS_READ, NONE),
            row("GET", "/audit-entries", AUDIT_READ, NONE).whole(),
            row("GET", "/audit-entries/{id}/proof", AUDIT_READ, NONE).whole(),
            row("GET", "/audit-checkpoints/latest", AUDIT_READ, NONE).whole(),
            row("POST", "/audit-verifications", AUDIT_READ, NONE).whole(),
            row("GET", "/audit-bundle", AUDIT_READ, NONE).whole(),
            row("GET", "/jobs", JOBS_READ, NONE),
            row("POST", "/jobs", JOBS_SUBMIT, NONE).sends(JOB_BODY),
            row("GET", "/jobs/{id}", JOBS_READ, JOB),
            row("GET", "/jobs/{id}/changes", JOBS_READ, JOB),
            row("GET", "/jobs/{id}/approvals", JOBS_READ, JOB),
            row("POST", "/jobs/{id}/approvals", JOBS_APPROVE, JOB).sends(DECISION),
            row("GET", "/jobs/{id}/attempts", JOBS_READ, JOB),
            row("GET", "/jobs/{id}/events", JOBS_READ, JOB),
            row("GET", "/jobs/{id}/events", JOBS_READ, JOB).streamed(),
            row("POST", "/jobs/{id}/cancel", JOBS_CONTROL, JOB),
            row("POST", "/jobs/{id}/retry", JOBS_CONTROL, JOB),
            row("POST", "/jobs/{id}/rollback", JOBS_SUBMIT, JOB),
            row("GET", "/job-batches", JOBS_READ, NONE),
            row("POST", "/job-batches", JOBS_SUBMIT, NONE)
                    .sends("{\"items\":[" + JOB_BODY + "]}")
                    .answersPerItem(),
            row("POST", "/job-batches", JOBS_SUBMIT, NONE)
                    .sends(JOB_BODY)
                    .asLines()
                    .answersPerItem(),
            row("GET", "/job-batches/{id}", JOBS_READ, BATCH),
            row("GET", "/job-batches/{id}/items", JOBS_READ, BATCH),
            row("POST", "/job-batches/{id}/pause", JOBS_CONTROL, BATCH),
            row("POST", "/job-batches/{id}/resume", JOBS_CONTROL, BATCH),
            row("POST", "/job-batches/{id}/cancel", JOBS_CONTROL, BATCH),
            row("POST", "/job-batches/{id}/retry-failed", JOBS_CONTROL, BATCH),
            row("GET", "/tokens", TOKENS_MANAGE, NONE),
            row("POST", "/tokens", TOKENS_MANAGE, NONE).sends(TOKEN),
            row("GET", "/tokens/{id}", TOKENS_MANAGE, STRANGER),
            row("DELETE", "/tokens/{id}", TOKENS_MANAGE, STRANGER),
            row("GET", "/me", null, NONE),
            row("GET", "/me/permissions", null, NONE),
            row("GET", "/meta", null, NONE),
            row("GET", "/openapi", null, NONE),
            row("GET", "/dead-letters", QUEUE_READ, NONE),
            row("POST", "/dead-letters/{id}/redrive", QUEUE_REDRIVE, LETTER));

    /** Where accounts are named among other fields. */
    private static final List<String> NAMES_ACCOUNTS = List.of(
            "/api/v1/assessments",
            "/api/v1/exceptions",
            "/api/v1/policies",
            "/api/v1/schedules",
            "/api/v1/webhooks",
            "/api/v1/alert-routes",
            "/api/v1/saved-views");

    private Routes() {}

    /** What the id of a route names. */
    enum Subject {
        NONE,
        JOB,
        BATCH,
        ACCOUNT,
        LETTER,
        REMEDIATION,
        CONTROL,
        ASSESSMENT,
        FINDING,
        EXCEPTION,
        INCIDENT,
        SUPPRESSION,
        POLICY,
        SCHEDULE,
        CONNECTION_TEST,
        /** A request that a person's token gives no right to. */
        ONE_TIME,
        WEBHOOK,
        ALERT_ROUTE,
        /** Something of another person: never there. */
        STRANGER
    }

    /** A route; {@code variant} tells apart those that differ in media type alone. */
    record Route(String method, String path, String variant) {
        @Override
        public String toString() {
            return method + " " + path + variant;
        }
    }

    /** What one route asks. */
    record Row(
            Route route,
            Optional<Permission> permission,
            Subject subject,
            Optional<String> body,
            boolean lines,
            boolean stream,
            boolean perItem,
            boolean onlyWhole) {
        Row sends(String text) {
            return new Row(route, permission, subject, Optional.of(text), lines, stream, perItem, onlyWhole);
        }

        Row asLines() {
            return new Row(
                    new Route(route.method(), route.path(), " lines"),
                    permission,
                    subject,
                    body,
                    true,
                    stream,
                    perItem,
                    onlyWhole);
        }

        Row streamed() {
            return new Row(
                    new Route(route.method(), route.path(), " stream"),
                    permission,
                    subject,
                    body,
                    lines,
                    true,
                    perItem,
                    onlyWhole);
        }

        Row answersPerItem() {
            return new Row(route, permission, subject, body, lines, stream, true, onlyWhole);
        }

        /** Only for callers who reach every account; those here are bounded to one. */
        Row whole() {
            return new Row(route, permission, subject, body, lines, stream, perItem, true);
        }

        boolean needsObject() {
            return route.path().contains("{id}");
        }

        /** Whether the status is right for a caller who may or may not, about their own account or a foreign one. */
        boolean fits(int status, boolean may, boolean own) {
            if (subject == ONE_TIME) {
                return status == 401;
            }
            if (!may || onlyWhole) {
                return status == 403;
            }
            if (subject == STRANGER) {
                return status == 404;
            }
            if (!own && needsObject() && subject != REMEDIATION && subject != CONTROL) {
                return status == 404;
            }
            if (!own && body.isPresent() && !perItem) {
                // In a list of accounts a foreign one is a wrong entry, as one that does not exist.
                return status == (NAMES_ACCOUNTS.contains(route.path()) ? 422 : 403);
            }
            // A state that does not allow it is no matter of rights: 409 means that the caller got as far as the state.
            return status < 300 || status == 409;
        }
    }

    private static Row row(String method, String path, Permission permission, Subject subject) {
        return new Row(
                new Route(method, "/api/v1" + path, ""),
                Optional.ofNullable(permission),
                subject,
                Optional.empty(),
                false,
                false,
                false,
                false);
    }

    /** The routes that a resource class declares. */
    static List<Route> of(Class<?> type) {
        var root = type.getAnnotation(Path.class);
        return root == null
                ? List.of()
                : Arrays.stream(type.getDeclaredMethods())
                        .flatMap(method ->
                                verb(method).map(verb -> new Route(verb, path(root, method), variant(method))).stream())
                        .toList();
    }

    private static Optional<String> verb(Method method) {
        return Stream.of(method.getAnnotations())
                .flatMap(a -> Optional.ofNullable(a.annotationType().getAnnotation(HttpMethod.class)).stream())
                .map(HttpMethod::value)
                .findFirst();
    }

    private static String path(Path root, Method method) {
        var own = method.getAnnotation(Path.class);
        return root.value() + (own == null ? "" : own.value());
    }

    private static String variant(Method method) {
        var consumes = method.getAnnotation(Consumes.class);
        if (consumes != null && consumes.value()[0].equals("application/x-ndjson")) {
            return " lines";
        }
        var produces = method.getAnnotation(Produces.class);
        return produces != null && produces.value()[0].equals("text/event-stream") ? " stream" : "";
    }
}
