package io.strongroom.sandbox.kms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.sandbox.calls.MovingClock;
import io.strongroom.sandbox.calls.Refused;
import io.strongroom.sandbox.calls.Sandboxes;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KmsInvalidStateException;

/** The contract, and what moto does not know. */
class KmsSandboxTest extends KmsContract {
    private final MovingClock clock = new MovingClock();

    @Override
    KmsClient connect() {
        return Sandboxes.client(Sandboxes.calm(clock), KmsClient.class);
    }

    @Test
    void keyPendingDeletionRefusesEveryChange() {
        var id = key().keyId();
        kms.scheduleKeyDeletion(r -> r.keyId(id).pendingWindowInDays(7));
        assertThrows(KmsInvalidStateException.class, () -> kms.enableKeyRotation(r -> r.keyId(id)));
        assertThrows(KmsInvalidStateException.class, () -> kms.scheduleKeyDeletion(r -> r.keyId(id)));
        assertThrows(
                KmsInvalidStateException.class,
                () -> kms.createAlias(r -> r.aliasName("alias/late").targetKeyId(id)));
    }

    @Test
    void keyIsGoneAfterItsWindow() {
        var id = key().keyId();
        kms.scheduleKeyDeletion(r -> r.keyId(id).pendingWindowInDays(7));
        clock.advance(Duration.ofDays(7));
        Refused.with("NotFoundException", () -> kms.describeKey(r -> r.keyId(id)));
    }

    @Test
    void windowIsFrom7To30Days() {
        var id = key().keyId();
        Refused.with(
                "ValidationException",
                () -> kms.scheduleKeyDeletion(r -> r.keyId(id).pendingWindowInDays(6)));
        Refused.with(
                "ValidationException",
                () -> kms.scheduleKeyDeletion(r -> r.keyId(id).pendingWindowInDays(31)));
    }

    @Test
    void rotationPeriodIsFrom90To2560Days() {
        var id = key().keyId();
        Refused.with(
                "ValidationException",
                () -> kms.enableKeyRotation(r -> r.keyId(id).rotationPeriodInDays(89)));
        kms.enableKeyRotation(r -> r.keyId(id).rotationPeriodInDays(90));
        var status = kms.getKeyRotationStatus(r -> r.keyId(id));
        assertEquals(90, status.rotationPeriodInDays());
        assertEquals(clock.instant().plus(Duration.ofDays(90)), status.nextRotationDate());
    }

    @Test
    void disabledKeyCannotGetRotation() {
        var id = key().keyId();
        kms.disableKey(r -> r.keyId(id));
        Refused.with("DisabledException", () -> kms.enableKeyRotation(r -> r.keyId(id)));
    }

    @Test
    void policyThatLocksTheAccountOutIsRefusedUnlessBypassed() {
        var id = key().keyId();
        var policy = """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow",\
                "Principal":{"AWS":"arn:aws:iam::123456789012:role/BackupAdmin"},"Action":"kms:*","Resource":"*"}]}""";
        Refused.with(
                "MalformedPolicyDocumentException",
                () -> kms.putKeyPolicy(r -> r.keyId(id).policy(policy)));
        kms.putKeyPolicy(r -> r.keyId(id).policy(policy).bypassPolicyLockoutSafetyCheck(true));
        assertEquals(policy, kms.getKeyPolicy(r -> r.keyId(id)).policy());
    }

    @Test
    void statementWithoutPrincipalIsMalformed() {
        var id = key().keyId();
        var policy = """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":[]},"Action":"kms:*","Resource":"*"}]}""";
        Refused.with(
                "MalformedPolicyDocumentException",
                () -> kms.putKeyPolicy(r -> r.keyId(id).policy(policy)));
    }

    @Test
    void foreignKeysAndInventedMarkersAreRefused() {
        Refused.with(
                "AccessDeniedException",
                () -> kms.describeKey(r -> r.keyId("arn:aws:kms:eu-west-1:999999999999:key/abc")));
        Refused.with("InvalidMarkerException", () -> kms.listKeys(r -> r.marker("?")));
    }

    @Test
    void answersAndErrorsCarryARequestId() {
        assertNotNull(kms.listKeys().responseMetadata().requestId());
        var error = Refused.with("NotFoundException", () -> kms.describeKey(r -> r.keyId("none")));
        assertNotNull(error.requestId());
        assertEquals("kms", error.awsErrorDetails().serviceName());
    }

    @Test
    void brokenPolicyIsMalformed() {
        var key = key();
        Refused.with(
                "MalformedPolicyDocumentException",
                () -> kms.putKeyPolicy(
                        r -> r.keyId(key.keyId()).policyName("default").policy("{\"Statement\":")));
    }

    @Test
    void pagesAreAsLongAsAskedFor() {
        for (int i = 0; i < 4; i++) {
            key();
        }
        var first = kms.listKeys(r -> r.limit(3));
        assertEquals(3, first.keys().size());
        assertTrue(first.truncated());
    }
}
