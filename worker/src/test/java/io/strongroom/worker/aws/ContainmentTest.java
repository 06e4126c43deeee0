package io.strongroom.worker.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.ChangeSession;
import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.changes.WritableFacet.LegalHold;
import io.strongroom.domain.changes.WritableFacet.VaultPolicy;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.remediations.Recipes;
import io.strongroom.sandbox.organization.SandboxAwsAccounts;
import io.strongroom.sandbox.organization.SandboxSettings;
import io.strongroom.sandbox.store.InMemoryStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.backup.BackupClient;

/** The contract against the sandbox in memory, and what only that knows. */
class ContainmentTest extends ContainmentContract {
    private static final ChangeSession ALL = new ChangeSession("job-1", "tester", Set.of("*"), Set.of("*"));
    private static final String VAULT = "contain-gold";

    private final InstantSource clock = InstantSource.fixed(Instant.parse("2026-03-01T12:00:00Z"));
    private final SandboxAwsAccounts accounts =
            new SandboxAwsAccounts(new InMemoryStore(clock), clock, SandboxSettings.calm(), new Random(7));

    @Override
    OneAccount connect() {
        return new OneAccount(accounts.changing(new AccountId("123456789012"), new Region("eu-west-1"), ALL), clock);
    }

    @Test
    void theLastGoodPolicyComesBackToAVault() {
        vault();
        var bad = """
                {"Version":"2012-10-17","Statement":[{"Sid":"Out","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::210987654321:root"},"Action":"backup:CopyIntoBackupVault","Resource":"*"}]}""";
        account.account()
                .client(BackupClient.class)
                .putBackupVaultAccessPolicy(b -> b.backupVaultName(VAULT).policy(bad));
        var good = Json.parse("""
                {"Version":"2012-10-17","Statement":[{"Sid":"Keep","Effect":"Deny","Principal":{"AWS":"*"},"Action":"backup:DeleteRecoveryPoint","Resource":"*"}]}""");
        var recipe = Recipes.named("restore-vault-policy");
        var request =
                account.request(recipe, Json.object().put("vaultName", VAULT).set("policy", good));
        var applied = account.apply(account.plan(recipe, request));
        assertEquals(good, account.state(new VaultPolicy(VAULT)).orElseThrow());
        assertEquals(List.of(), account.plan(recipe, request));
        account.rollBack(applied);
        assertEquals(Json.parse(bad), account.state(new VaultPolicy(VAULT)).orElseThrow());
    }

    @Test
    void whatAVaultKeepsIsHeldUntilTheHoldIsCancelled() {
        vault();
        var hold = new LegalHold("incident-1 " + VAULT);
        var recipe = Recipes.named("hold-recovery-points");
        var request = account.request(
                recipe,
                Json.object()
                        .put("title", hold.title())
                        .put("vaultName", VAULT)
                        .put("from", "2019-01-01T00:00:00Z")
                        .put("to", "2026-03-01T11:59:59Z")
                        .put("reason", "incident 1"));
        var applied = account.apply(account.plan(recipe, request));
        assertEquals(
                "2026-03-01T11:59:59Z",
                account.state(hold).orElseThrow().path("to").asText());
        assertEquals(List.of(), account.plan(recipe, request));
        account.rollBack(applied);
        assertTrue(account.state(hold).isEmpty());
        var listed = account.account().client(BackupClient.class).listLegalHolds(b -> b.maxResults(100));
        assertTrue(
                listed.legalHolds().stream()
                        .anyMatch(one -> hold.title().equals(one.title())
                                && one.statusAsString().equals("CANCELED")),
                listed::toString);
    }

    private void vault() {
        var recipe = Recipes.named("create-backup-vault");
        var request =
                account.request(recipe, Json.object().put("vaultName", VAULT).put("kmsKeyArn", key()));
        account.apply(account.plan(recipe, request));
    }
}
