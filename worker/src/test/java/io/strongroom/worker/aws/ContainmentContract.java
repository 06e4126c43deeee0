package io.strongroom.worker.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.arns.Arn;
import io.strongroom.domain.changes.WritableFacet.KeyUse;
import io.strongroom.domain.changes.WritableFacet.RoleInlinePolicy;
import io.strongroom.domain.inventory.ReadOnlyFacet;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.remediations.Recipes;
import io.strongroom.domain.remediations.Remediation;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kms.KmsClient;

/** The same on every AWS: what an attacker did is undone, verified, and can be rolled back. */
abstract class ContainmentContract {
    final Remediation createKey = Recipes.named("create-backup-key");
    private final Remediation enableKey = Recipes.named("enable-backup-key");
    private final Remediation denySessions = Recipes.named("deny-role-sessions");
    OneAccount account;

    /** An account that has none of the things that these tests make. */
    abstract OneAccount connect();

    @BeforeEach
    void fresh() {
        account = connect();
    }

    @Test
    void aKeyIsTakenBackFromItsDeletionAndEnabled() {
        var key = key();
        kms().scheduleKeyDeletion(b -> b.keyId(Arn.of(key).name()).pendingWindowInDays(7));
        assertEquals(use(false, true), account.state(new KeyUse(key)).orElseThrow());
        var request = account.request(enableKey, Json.object().put("keyArn", key));
        var applied = account.apply(account.plan(enableKey, request));
        assertEquals(use(true, false), account.state(new KeyUse(key)).orElseThrow());
        assertEquals(List.of(), account.plan(enableKey, request));
        assertEquals(
                "Enabled", account.outputs(enableKey, request).path("state").asText());

        account.rollBack(applied);
        assertEquals(
                "Disabled",
                account.state(new ReadOnlyFacet.Key(key))
                        .orElseThrow()
                        .path("state")
                        .asText());
    }

    @Test
    void aKeyWhoseDeletionSomebodyCancelledMeanwhileIsEnabledAllTheSame() {
        var key = key();
        kms().scheduleKeyDeletion(b -> b.keyId(Arn.of(key).name()).pendingWindowInDays(7));
        kms().cancelKeyDeletion(b -> b.keyId(Arn.of(key).name()));
        var request = account.request(enableKey, Json.object().put("keyArn", key));
        account.apply(account.plan(enableKey, request));
        assertEquals(use(true, false), account.state(new KeyUse(key)).orElseThrow());
    }

    @Test
    void olderSessionsOfARoleAreDeniedEverythingUntilItIsTakenBack() {
        account.account()
                .client(IamClient.class)
                .createRole(b -> b.roleName("Mallory").assumeRolePolicyDocument("""
                        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}"""));
        var facet = new RoleInlinePolicy("Mallory", "StrongroomDenySessions");
        var request = account.request(
                denySessions, Json.object().put("roleName", "Mallory").put("issuedBefore", "2026-02-28T00:00:00Z"));
        var applied = account.apply(account.plan(denySessions, request));
        assertTrue(account.state(facet).orElseThrow().toString().contains("aws:TokenIssueTime"));
        assertEquals(List.of(), account.plan(denySessions, request));
        account.rollBack(applied);
        assertTrue(account.state(facet).isEmpty());
    }

    String key() {
        var request = account.request(createKey, Json.object().put("name", "contain"));
        account.apply(account.plan(createKey, request));
        return account.outputs(createKey, request).path("keyArn").asText();
    }

    private KmsClient kms() {
        return account.account().client(KmsClient.class);
    }

    private static JsonNode use(boolean enabled, boolean pendingDeletion) {
        return Json.object().put("enabled", enabled).put("pendingDeletion", pendingDeletion);
    }
}
