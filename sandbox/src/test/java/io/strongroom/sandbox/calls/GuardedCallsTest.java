package io.strongroom.sandbox.calls;

import static io.strongroom.sandbox.calls.Sandboxes.BACKUP_PROD;
import static io.strongroom.sandbox.calls.Sandboxes.IRELAND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.accounts.ChangeSession;
import io.strongroom.sandbox.faults.Fault;
import io.strongroom.sandbox.faults.Faults;
import io.strongroom.sandbox.ledger.Effect;
import io.strongroom.sandbox.organization.SandboxAwsAccounts;
import io.strongroom.sandbox.organization.SandboxSettings;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.services.kms.KmsClient;

/** The way that all calls take, tried with KMS. */
class GuardedCallsTest {
    private final MovingClock clock = new MovingClock();
    private final SandboxAwsAccounts accounts = Sandboxes.calm(clock);

    private KmsClient cutTo(Set<String> actions, Set<String> resources) {
        var session = new ChangeSession("job-2", "anna", actions, resources);
        return accounts.changing(BACKUP_PROD, IRELAND, session).client(KmsClient.class);
    }

    @Test
    void readerMayReadAndNotWrite() {
        var kms = accounts.reading(BACKUP_PROD, IRELAND).client(KmsClient.class);
        kms.listKeys();
        var refusal = Refused.with("AccessDeniedException", kms::createKey);
        assertEquals(403, refusal.statusCode());
        assertEquals(0, accounts.ledger().count());
    }

    @Test
    void sessionLimitsActions() {
        var kms = cutTo(Set.of("kms:CreateKey", "kms:Describe*"), Set.of("*"));
        var key = kms.createKey().keyMetadata();
        kms.describeKey(r -> r.keyId(key.keyId()));
        Refused.with("AccessDeniedException", () -> kms.enableKeyRotation(r -> r.keyId(key.keyId())));
    }

    @Test
    void sessionLimitsResources() {
        var all = cutTo(Set.of("*"), Set.of("*"));
        var mine = all.createKey().keyMetadata();
        var other = all.createKey().keyMetadata();
        var kms = cutTo(Set.of("kms:*"), Set.of(mine.arn()));
        kms.enableKeyRotation(r -> r.keyId(mine.keyId()));
        Refused.with("AccessDeniedException", () -> kms.enableKeyRotation(r -> r.keyId(other.keyId())));
        Refused.with("AccessDeniedException", kms::createKey);
    }

    @Test
    void ledgerTellsWhatWasDoneByWhom() {
        var kms = cutTo(Set.of("*"), Set.of("*"));
        var key = kms.createKey(r -> r.description("x")).keyMetadata();
        var effect = accounts.ledger().bySession("job-2").getFirst();
        assertEquals("kms:CreateKey", effect.api());
        assertEquals(key.arn(), effect.resource());
        assertEquals("x", effect.request().path("Description").asText());
        assertEquals(clock.instant(), effect.at());
        assertEquals(1, accounts.ledger().count());
    }

    @Test
    void refusedCallLeavesNothing() {
        var kms = cutTo(Set.of("*"), Set.of("*"));
        int before = kms.listKeys().keys().size();
        Refused.with("MalformedPolicyDocumentException", () -> kms.createKey(r -> r.policy("no")));
        assertEquals(before, kms.listKeys().keys().size());
        assertEquals(0, accounts.ledger().count());
    }

    @Test
    void throttledCallDidNotHappen() {
        accounts.strike(new Faults.Rule("kms:CreateKey", BACKUP_PROD.value(), Fault.THROTTLE, 1));
        var kms = cutTo(Set.of("*"), Set.of("*"));
        assertTrue(Refused.with("ThrottlingException", kms::createKey).isThrottlingException());
        assertEquals(0, accounts.ledger().count());
        kms.createKey();
        assertEquals(1, accounts.ledger().count());
    }

    @Test
    void timedOutCallDidHappen() {
        accounts.strike(new Faults.Rule("kms:CreateKey", "*", Fault.EXECUTED_THEN_TIMED_OUT, 1));
        var kms = cutTo(Set.of("*"), Set.of("*"));
        int before = kms.listKeys().keys().size();
        assertThrows(ApiCallTimeoutException.class, kms::createKey);
        assertEquals(before + 1, kms.listKeys().keys().size());
        assertEquals(1, accounts.ledger().count());
    }

    @Test
    void readsLagBehindWritesAsConfigured() {
        var slow = Sandboxes.with(clock, SandboxSettings.calm().withLag(Duration.ofMillis(500)));
        var kms = Sandboxes.client(slow, KmsClient.class);
        var key = kms.createKey().keyMetadata();
        Refused.with("NotFoundException", () -> kms.describeKey(r -> r.keyId(key.keyId())));
        clock.advance(Duration.ofMillis(501));
        kms.describeKey(r -> r.keyId(key.keyId()));
        kms.disableKey(r -> r.keyId(key.keyId()));
        assertTrue(kms.describeKey(r -> r.keyId(key.keyId())).keyMetadata().enabled());
    }

    @Test
    void quotaThrottlesTheSixthKeyOfASecond() {
        var strict = Sandboxes.with(clock, SandboxSettings.calm().withQuotas());
        var kms = Sandboxes.client(strict, KmsClient.class);
        for (int i = 0; i < 5; i++) {
            kms.createKey();
        }
        Refused.with("ThrottlingException", kms::createKey);
        clock.advance(Duration.ofSeconds(1));
        kms.createKey();
    }

    @Test
    void underFaultsTheLedgerHasExactlyWhatHappened() {
        var faults = Faults.parse("throttle=0.10,internal=0.02,denied=0.02,timeout-after=0.05,seed=7");
        var rough = Sandboxes.with(clock, SandboxSettings.calm().withFaults(faults));
        var owner = rough.asOwner(BACKUP_PROD, IRELAND).client(KmsClient.class);
        int lost = 0;
        int refused = 0;
        for (int i = 0; i < 500; i++) {
            try {
                owner.createKey();
            } catch (ApiCallTimeoutException e) {
                lost++;
            } catch (AwsServiceException e) {
                refused++;
            }
        }
        assertTrue(lost > 10 && refused > 40, () -> "too calm");
        assertEquals(500 - refused, rough.ledger().bySession("owner").size());
        long made =
                rough.ledger().all().stream().map(Effect::resource).distinct().count();
        assertEquals(500 - refused, made);
    }
}
