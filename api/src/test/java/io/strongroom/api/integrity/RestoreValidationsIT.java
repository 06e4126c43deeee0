package io.strongroom.api.integrity;

import static io.strongroom.api.World.as;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.strongroom.api.ApiTest;
import io.strongroom.api.Assessor;
import io.strongroom.api.World;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.audit.AuditTrail;
import io.strongroom.domain.integrity.Held;
import io.strongroom.domain.integrity.ProofIntake;
import io.strongroom.domain.integrity.RegionBackups;
import io.strongroom.domain.integrity.RestoreOutcome;
import io.strongroom.domain.integrity.ToldProof;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.users.Role;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ApiTest
class RestoreValidationsIT {
    @Inject
    World world;

    @Inject
    Assessor assessor;

    @Inject
    ProofIntake intake;

    @Inject
    AuditTrail audit;

    private String account;
    private String operator;

    @BeforeEach
    void accountOfAnOperator() {
        account = world.newAccount();
        operator = world.tokenIn(account, Role.OPERATOR);
    }

    /** A restore of the account's volume, now, that nobody has validated. */
    private static RestoreOutcome restored() {
        return Records.with(Records.with(Held.test(), "validation", Optional.empty()), "startedAt", Instant.now());
    }

    private void tested() {
        assessor.backs(
                account,
                new RegionBackups(
                        Held.EXPECTED, List.of(Held.held()), List.of(restored()), Optional.empty(), List.of()));
    }

    private String rung() {
        return as(operator).get("/api/v1/recovery-points?account=" + account).path("items[0].rung");
    }

    private String token(String jobId) {
        return as(operator)
                .contentType(ContentType.JSON)
                .body("{\"accountId\":\"" + account + "\",\"region\":\"eu-west-1\",\"restoreJobId\":\"" + jobId + "\"}")
                .post("/api/v1/restore-validation-tokens")
                .then()
                .statusCode(201)
                .body("restoreJobId", equalTo(jobId))
                .extract()
                .path("token");
    }

    private static ValidatableResponse tell(String token, String outcome) {
        return as(token)
                .contentType(ContentType.JSON)
                .body("{\"outcome\":\"" + outcome + "\",\"message\":\"42 tables\"}")
                .post("/api/v1/restore-validations")
                .then();
    }

    @Test
    void aGoodAnswerClimbsToTheTop() {
        tested();
        assertEquals("RESTORE_TESTED", rung());
        tell(token("job-1"), "SUCCESSFUL")
                .statusCode(201)
                .body("restoreJobId", equalTo("job-1"))
                .body("backups", equalTo(1))
                .body("reportedToAws", equalTo(false));
        assertEquals("CONTENT_VERIFIED", rung());
        as(operator)
                .get("/api/v1/recovery-points?account=" + account)
                .then()
                .body("items[0].restoreTest.validatedBy", containsString("validator of "))
                .body("items[0].restoreTest.message", equalTo("42 tables"));
        var told = audit.latest("restore-job", "job-1", 1_000).entries().stream()
                .filter(entry -> entry.details().path("account").asText().equals(account))
                .map(entry -> entry.action())
                .toList();
        assertTrue(told.containsAll(List.of("restore-validation.issued", "restore-validation.told")), told.toString());
    }

    @Test
    void aBadAnswerTakesTheProofAway() {
        tested();
        tell(token("job-1"), "FAILED").statusCode(201);
        assertEquals("ENCRYPTED", rung());
        // The next assessment reads the same job from AWS, which knows nothing of it.
        tested();
        assertEquals("ENCRYPTED", rung());
    }

    @Test
    void anAnswerBeforeTheJobIsKnownCountsWhenItIs() {
        assessor.backs(account, Held.region(Held.held()));
        tell(token("job-1"), "SUCCESSFUL").statusCode(201).body("backups", equalTo(0));
        assertEquals("ENCRYPTED", rung());
        intake.take(List.of(new ToldProof.Restored(new AccountId(account), "eu-west-1", restored())), Instant.now());
        assertEquals("CONTENT_VERIFIED", rung());
    }

    @Test
    void aTokenIsGoodForOneAnswer() {
        tested();
        var token = token("job-1");
        tell(token, "SUCCESSFUL").statusCode(201);
        tell(token, "SUCCESSFUL").statusCode(201);
        tell(token, "FAILED").statusCode(409).body("detail", containsString("SUCCESSFUL was told"));
        assertEquals("CONTENT_VERIFIED", rung());
    }

    @Test
    void aTokenIsGoodForNothingElse() {
        var token = token("job-1");
        as(token).get("/api/v1/me").then().statusCode(401);
        as(token).get("/api/v1/recovery-points").then().statusCode(401);
    }

    @Test
    void nobodyTellsWithoutOne() {
        tell(operator, "SUCCESSFUL").statusCode(401).body("detail", containsString("restore-validation-tokens"));
        tell("sgv_" + "A".repeat(43), "SUCCESSFUL").statusCode(401);
        tell("", "SUCCESSFUL").statusCode(401);
    }

    @Test
    void wrongFieldsAreToldAtOnce() {
        tell(token("job-1"), "SHINY").statusCode(422).body("errors.pointer", hasItem("/outcome"));
        as(operator)
                .contentType(ContentType.JSON)
                .body("{\"accountId\":\"1\",\"region\":\"here\",\"restoreJobId\":\"a b\",\"validForHours\":0}")
                .post("/api/v1/restore-validation-tokens")
                .then()
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("/accountId", "/region", "/restoreJobId", "/validForHours")));
        as(world.tokenIn(world.newAccount(), Role.OPERATOR))
                .contentType(ContentType.JSON)
                .body("{\"accountId\":\"" + account + "\",\"region\":\"eu-west-1\",\"restoreJobId\":\"job-1\"}")
                .post("/api/v1/restore-validation-tokens")
                .then()
                .statusCode(403)
                .body("code", not(equalTo("forbidden")));
    }
}
