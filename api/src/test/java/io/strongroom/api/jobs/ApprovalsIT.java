package io.strongroom.api.jobs;

import static io.strongroom.api.World.as;
import static io.strongroom.api.World.newKey;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.strongroom.api.ApiTest;
import io.strongroom.api.Bench;
import io.strongroom.api.World;
import io.strongroom.domain.users.AccountScope;
import io.strongroom.domain.users.Role;
import jakarta.inject.Inject;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ApiTest
class ApprovalsIT {
    @Inject
    World world;

    @Inject
    Bench bench;

    private String approver;
    private String id;
    private String digest;

    @BeforeEach
    void planned() {
        var account = world.newAccount();
        approver = world.token(Role.APPROVER);
        id = world.submit(world.token(Role.ADMINISTRATOR), account, "lock");
        digest = bench.planLock(account);
    }

    @Test
    void aPlanThatCannotBeUndoneNeedsTwoPeopleAndTheName() {
        as(approver)
                .get("/api/v1/jobs/" + id)
                .then()
                .body("state", equalTo("AWAITING_APPROVAL"))
                .body("plan.digest", equalTo(digest))
                .body("plan.riskClass", equalTo("R3"))
                .body("plan.changes", equalTo(1))
                .body("plan.irreversible", equalTo(1))
                .body("plan.approvalsNeeded", equalTo(2))
                .body("plan.approvals", equalTo(0))
                .body("plan.confirmation", equalTo("payments-vault"));
        decide(approver, newKey(), body("APPROVE", digest, "payments"))
                .then()
                .statusCode(422)
                .body("code", equalTo("irreversible-not-acknowledged"))
                .body("errors.pointer", hasItem("/confirmation"));
        var key = newKey();
        decide(approver, key, body("APPROVE", digest, "payments-vault"))
                .then()
                .statusCode(200)
                .body("state", equalTo("AWAITING_APPROVAL"))
                .body("plan.approvals", equalTo(1));
        decide(approver, key, body("APPROVE", digest, "payments-vault"))
                .then()
                .statusCode(200)
                .header("Idempotency-Replayed", "true")
                .body("plan.approvals", equalTo(1));
        decide(approver, newKey(), body("APPROVE", digest, "payments-vault"))
                .then()
                .statusCode(409);
        var second = world.token(world.person(Set.of(Role.APPROVER), AccountScope.everything()));
        decide(second, newKey(), body("APPROVE", digest, "payments-vault"))
                .then()
                .statusCode(200)
                .body("state", equalTo("QUEUED"));
        as(approver)
                .get("/api/v1/jobs/" + id + "/approvals")
                .then()
                .body("items", hasSize(2))
                .body("items[0].decision", equalTo("APPROVE"));
    }

    @Test
    void nobodyApprovesTheirOwnJob() {
        decide(world.token(Role.ADMINISTRATOR), newKey(), body("APPROVE", digest, "payments-vault"))
                .then()
                .statusCode(403)
                .body("code", equalTo("self-approval"));
    }

    @Test
    void anApprovalBindsTheDigest() {
        decide(approver, newKey(), body("APPROVE", "sha256:other", "payments-vault"))
                .then()
                .statusCode(409)
                .body("code", equalTo("plan-stale"));
    }

    @Test
    void oneNoEndsTheJob() {
        decide(approver, newKey(), body("REJECT", digest, null))
                .then()
                .statusCode(200)
                .body("state", equalTo("FAILED"))
                .body("outcome", equalTo("REJECTED"));
    }

    @Test
    void aDecisionIsCheckedAndNeedsItsKey() {
        as(approver)
                .contentType(ContentType.JSON)
                .body(body("APPROVE", digest, null))
                .post("/api/v1/jobs/" + id + "/approvals")
                .then()
                .statusCode(400)
                .body("code", equalTo("idempotency-key-required"));
        decide(approver, newKey(), "{}").then().statusCode(422).body("errors.pointer", hasItem("/planDigest"));
        as(approver)
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", newKey())
                .body(body("REJECT", digest, null))
                .post("/api/v1/jobs/" + id + "/approvals")
                .then()
                .statusCode(428)
                .body("code", equalTo("precondition-required"));
        as(approver)
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", newKey())
                .header("If-Match", "\"9999\"")
                .body(body("REJECT", digest, null))
                .post("/api/v1/jobs/" + id + "/approvals")
                .then()
                .statusCode(412);
    }

    private Response decide(String token, String key, String body) {
        return as(token)
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .header("If-Match", etag())
                .body(body)
                .post("/api/v1/jobs/" + id + "/approvals");
    }

    private String etag() {
        return as(approver).get("/api/v1/jobs/" + id).header("ETag");
    }

    private static String body(String decision, String digest, String confirmation) {
        return "{\"decision\":\"%s\",\"planDigest\":\"%s\",\"reason\":\"looked at it\"%s}"
                .formatted(decision, digest, confirmation == null ? "" : ",\"confirmation\":\"" + confirmation + "\"");
    }
}
