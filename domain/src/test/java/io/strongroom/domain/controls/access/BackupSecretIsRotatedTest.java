package io.strongroom.domain.controls.access;

import static io.strongroom.domain.controls.Judged.verdict;
import static io.strongroom.domain.controls.Judged.verdictOnWhole;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.surroundings.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BackupSecretIsRotatedTest {
    private final BackupSecretIsRotated control = new BackupSecretIsRotated();

    @Test
    void wellKeptSecretPasses() {
        assertEquals("PASS", judge(secret()));
    }

    @Test
    void eachFaultFails() {
        var old = Samples.NOW.minus(Duration.ofDays(91));
        assertEquals("FAIL", judge(Records.with(secret(), "rotation", false)));
        assertEquals("FAIL", judge(Records.with(secret(), "rotatedAt", old)));
        assertEquals("FAIL", judge(Records.with(secret(), "usedAt", old)));
        assertEquals("FAIL", judge(Records.with(secret(), "kmsKey", Optional.empty())));
        assertEquals("FAIL", judge(Records.with(secret(), "replicated", false)));
        assertEquals(
                "FAIL",
                judge(
                        Records.with(
                                secret(),
                                "policy",
                                Worlds.policy(
                                        "{'Effect':'Allow','Principal':'*','Action':'secretsmanager:GetSecretValue','Resource':'*'}"))));
    }

    @Test
    void newSecretThatNobodyUsedYetPasses() {
        assertEquals(
                "PASS",
                judge(Records.with(Records.with(secret(), "usedAt", Optional.empty()), "createdAt", Samples.NOW)));
    }

    @Test
    void otherSecretsAreNotConcerned() {
        var inventory = Samples.inventory().read(Kinds.SECRETS, List.of(Records.with(secret(), "name", "shop/stripe")));
        assertEquals("NOT_APPLICABLE", verdictOnWhole(control, inventory).label());
    }

    @Test
    void unreadPolicyIsUnknown() {
        var unread =
                Records.with(secret(), "policy", Told.unknown(new Coverage.Denied("secretsmanager:GetResourcePolicy")));
        assertEquals("UNKNOWN", judge(unread));
    }

    @Test
    void sureFaultFailsThoughThePolicyIsUntold() {
        var unread =
                Records.with(secret(), "policy", Told.unknown(new Coverage.Denied("secretsmanager:GetResourcePolicy")));
        assertEquals("FAIL", judge(Records.with(unread, "rotation", false)));
    }

    private static Secret secret() {
        var lately = Samples.NOW.minus(Duration.ofDays(3));
        return new Secret(
                "arn:aws:secretsmanager:eu-west-1:123456789012:secret:backup/agent-AbCdEf",
                "backup/agent",
                true,
                Optional.of(lately),
                Optional.of(lately),
                Optional.of(Samples.KEY_ARN),
                true,
                Told.none(),
                Map.of(),
                Samples.NOW.minus(Duration.ofDays(400)));
    }

    private String judge(Secret secret) {
        return verdict(control, Samples.inventory().read(Kinds.SECRETS, List.of(secret)))
                .label();
    }
}
