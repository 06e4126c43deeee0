package io.strongroom.api.openapi;

import static io.strongroom.api.World.as;

import io.strongroom.api.Assessor;
import io.strongroom.api.Bench;
import io.strongroom.api.Intruder;
import io.strongroom.api.World;
import io.strongroom.api.openapi.Contracted.Operation;
import io.strongroom.api.openapi.Inputs.Input;
import io.strongroom.db.audit.Notary;
import io.strongroom.domain.alerts.Outcome;
import io.strongroom.domain.jobs.DeadLetters;
import io.strongroom.domain.users.AccountScope;
import io.strongroom.domain.users.Role;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** For each operation a request that must succeed, with all that has to be there for it. */
final class GoodInputs {
    private static final Set<String> VERSIONED = Set.of(
            "revokeToken",
            "updateFinding",
            "decideException",
            "withdrawException",
            "updatePolicy",
            "retirePolicy",
            "updateSchedule",
            "deleteSchedule",
            "updateSavedView",
            "deleteSavedView",
            "updateAccount",
            "updateIncident",
            "createIncidentAcknowledgement",
            "updateWebhook",
            "deleteWebhook",
            "createWebhookSecret",
            "updateAlertRoute",
            "deleteAlertRoute",
            "createSuppressionApproval",
            "withdrawSuppression",
            "withdrawAccount");
    private static final Set<String> OF_ENROLLED = Set.of("updateAccount", "withdrawAccount", "createConnectionTest");

    private static final Map<String, String> MEDIA =
            Map.of("getOpenApi", "application/yaml", "getAuditBundle", "application/zip");

    private final World world;
    private final Bench bench;
    private final DeadLetters letters;
    private final Assessor assessor;
    private final Intruder intruder;
    private final Notary notary;
    private final String administrator;

    GoodInputs(World world, Bench bench, DeadLetters letters, Assessor assessor, Intruder intruder, Notary notary) {
        this.notary = notary;
        this.intruder = intruder;
        this.assessor = assessor;
        this.world = world;
        this.bench = bench;
        this.letters = letters;
        this.administrator = world.token(world.person(Set.of(Role.ADMINISTRATOR), AccountScope.everything()));
    }

    /** A request and who sends it. */
    record Sent(Input input, String token) {}

    String administrator() {
        return administrator;
    }

    Sent of(Operation operation) {
        var account = world.newAccount();
        notary.sealFirst();
        if (operation.id().equals("decideJob")) {
            return decision(operation, account);
        }
        var headers = new TreeMap<String, String>();
        headers.put("Accept", MEDIA.getOrDefault(operation.id(), "application/json"));
        headers.put("Idempotency-Key", World.newKey());
        if (VERSIONED.contains(operation.id())) {
            headers.put("If-Match", "\"1\"");
        }
        var body = body(operation, account);
        body.ifPresent(text -> headers.put("Content-Type", "application/json"));
        if (operation.id().equals("createRestoreValidation")) {
            return new Sent(new Input("POST", operation.path(), headers, body), validator(account));
        }
        var path = operation.path().contains("{id}")
                ? operation.path().replace("{id}", object(operation, account))
                : operation.path();
        if (operation.id().equals("createIncidentResolution")) {
            headers.put(
                    "If-Match",
                    as(administrator).get(path.replace("/resolutions", "")).header("ETag"));
        }
        var within = path.indexOf("/deliveries/{delivery}");
        if (within >= 0) {
            var delivery = World.delivery(administrator, path.substring(0, within));
            bench.send(delivery, new Outcome.Missed("The receiver answered 500."));
            path = path.replace("{delivery}", delivery);
        }
        return new Sent(new Input(operation.method(), path, headers, body), administrator);
    }

    /** The same asked for, or sent, in another media type. */
    static Sent in(Sent sent, String header, String type, Optional<String> body) {
        var input = sent.input();
        var headers = new TreeMap<>(input.headers());
        headers.put(header, type);
        headers.put("Idempotency-Key", World.newKey());
        return new Sent(new Input(input.method(), input.path(), headers, body.or(input::body)), sent.token());
    }

    private Sent decision(Operation operation, String account) {
        var job = world.submit(administrator, account, "good");
        var digest = bench.planLock(account);
        var approver = world.token(Role.APPROVER);
        var headers = Map.of(
                "Accept",
                "application/json",
                "Content-Type",
                "application/json",
                "Idempotency-Key",
                World.newKey(),
                "If-Match",
                as(approver).get("/api/v1/jobs/" + job).header("ETag"));
        var body = "{\"decision\":\"APPROVE\",\"planDigest\":\"" + digest
                + "\",\"reason\":\"looked\",\"confirmation\":\"payments-vault\"}";
        return new Sent(new Input("POST", operation.path().replace("{id}", job), headers, Optional.of(body)), approver);
    }

    private String validator(String account) {
        return as(administrator)
                .contentType("application/json")
                .body(restoreJob(account))
                .post("/api/v1/restore-validation-tokens")
                .path("token");
    }

    private static String restoreJob(String account) {
        return "{\"accountId\":\"" + account + "\",\"region\":\"eu-west-1\",\"restoreJobId\":\"good-1\"}";
    }

    private Optional<String> body(Operation operation, String account) {
        return switch (operation.id()) {
            case "submitJob" -> Optional.of(World.keyJob(account, "good"));
            case "submitBatch" -> Optional.of("{\"items\":[" + World.keyJob(account, "good") + "]}");
            case "createToken" -> Optional.of("{\"name\":\"good\",\"scopes\":[\"jobs:read\"]}");
            case "createAccount" ->
                Optional.of("{\"accountId\":\"" + account + "\",\"regions\":[\"eu-west-1\"],\"quotaSharePercent\":30}");
            case "updateAccount" -> Optional.of("{\"exclusionReason\":\"a merger\"}");
            case "createAssessment" -> Optional.of("{\"accounts\":[\"" + account + "\"]}");
            case "createException" -> Optional.of(World.exception(account));
            case "decideException" -> Optional.of("{\"decision\":\"REJECT\",\"comment\":\"good\"}");
            case "createPolicy", "updatePolicy", "createPolicyPreview" ->
                Optional.of(World.policy(account, "good " + World.newKey()));
            case "createSchedule", "updateSchedule", "createSchedulePreview" ->
                Optional.of(World.schedule(account, "good"));
            case "createWebhook", "updateWebhook" -> Optional.of(World.webhook(account, "good"));
            case "createAlertRoute", "updateAlertRoute" -> Optional.of(World.alertRoute(account, "good"));
            case "createSavedView", "updateSavedView" ->
                Optional.of(World.savedView(account, "good " + World.newKey()));
            case "createRestoreValidationToken" -> Optional.of(restoreJob(account));
            case "createRestoreValidation" -> Optional.of("{\"outcome\":\"SUCCESSFUL\",\"message\":\"good\"}");
            case "updateIncident" -> Optional.of("{\"state\":\"CONTAINING\"}");
            case "createIncidentResolution" -> Optional.of("{\"resolution\":\"HANDLED\",\"reason\":\"good\"}");
            case "createIncidentContainment" ->
                Optional.of("{\"remediation\":\"deny-role-sessions\",\"mode\":\"PLAN\"}");
            case "createIncidentNote" -> Optional.of("{\"text\":\"good\"}");
            case "createSuppression" -> Optional.of(World.suppression(account));
            case "updateFinding" -> Optional.of("{\"assignee\":\"ada\",\"note\":\"good\"}");
            default -> Optional.empty();
        };
    }

    private String object(Operation operation, String account) {
        if (operation.path().contains("/connection-tests/")) {
            return World.connectionTest(administrator, account);
        }
        if (operation.path().contains("/accounts/")) {
            if (OF_ENROLLED.contains(operation.id())) {
                World.enroll(administrator, account);
            }
            return account;
        }
        if (operation.path().contains("/audit-entries/")) {
            return "1";
        }
        if (operation.path().contains("/remediations/")) {
            return "create-backup-key";
        }
        if (operation.path().contains("/controls/")) {
            return "IMM-01";
        }
        if (operation.path().contains("/assessments/")) {
            return assessor.assess(account, Assessor.fails(account, "IMM-01", "payments"));
        }
        if (operation.path().contains("/findings/")) {
            return assessor.finding(account);
        }
        if (operation.path().contains("/incidents/")) {
            return operation.id().equals("createIncidentResolution")
                    ? intruder.acknowledged(account, administrator)
                    : intruder.incident(account);
        }
        if (operation.path().contains("/suppressions/")) {
            // By another than who asks, for nobody approves their own.
            return World.made("/api/v1/suppressions", world.token(Role.ADMINISTRATOR), World.suppression(account));
        }
        if (operation.path().contains("/exceptions/")) {
            return World.made("/api/v1/exceptions", administrator, World.exception(account));
        }
        if (operation.path().contains("/policies/")) {
            return World.made("/api/v1/policies", administrator, World.policy(account, "good " + World.newKey()));
        }
        if (operation.path().contains("/schedules/")) {
            return World.made("/api/v1/schedules", administrator, World.schedule(account, "good"));
        }
        if (operation.path().contains("/webhooks/")) {
            return World.made("/api/v1/webhooks", administrator, World.webhook(account, "good"));
        }
        if (operation.path().contains("/alert-routes/")) {
            return World.made("/api/v1/alert-routes", administrator, World.alertRoute(account, "good"));
        }
        if (operation.path().contains("/saved-views/")) {
            return World.made("/api/v1/saved-views", administrator, World.savedView(account, "good " + World.newKey()));
        }
        if (operation.path().contains("/tokens/")) {
            return token();
        }
        if (operation.path().contains("/job-batches/")) {
            return batch(account);
        }
        var job = world.submit(administrator, account, "good");
        return switch (operation.id()) {
            case "redriveDeadLetter" -> letter(job, account);
            case "retryJob" -> {
                bench.fail(account);
                yield job;
            }
            case "rollBackJob" -> {
                bench.succeed(account);
                yield job;
            }
            default -> job;
        };
    }

    String batch(String account) {
        return as(administrator)
                .contentType("application/json")
                .header("Idempotency-Key", World.newKey())
                .body("{\"items\":[" + World.keyJob(account, "good") + "]}")
                .post("/api/v1/job-batches")
                .path("summary.batchId");
    }

    String token() {
        return as(administrator)
                .contentType("application/json")
                .body("{\"name\":\"good\",\"scopes\":[\"jobs:read\"]}")
                .post("/api/v1/tokens")
                .path("id");
    }

    String letter(String job, String account) {
        var id = World.newKey();
        letters.keep(id, "{\"account\":\"" + account + "\",\"jobs\":[\"" + job + "\"]}", 5, Instant.now());
        return letters.waiting(10_000).stream()
                .filter(letter -> letter.messageId().equals(id))
                .findFirst()
                .orElseThrow()
                .id()
                .toString();
    }
}
