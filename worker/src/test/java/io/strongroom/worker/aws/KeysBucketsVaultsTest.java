package io.strongroom.worker.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.ChangeSession;
import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.changes.WritableFacet.BucketPolicy;
import io.strongroom.domain.changes.WritableFacet.KeyRotation;
import io.strongroom.domain.changes.WritableFacet.RestoreTesting;
import io.strongroom.domain.changes.WritableFacet.RestoreTestingSelection;
import io.strongroom.domain.changes.WritableFacet.TaggedKey;
import io.strongroom.domain.changes.WritableFacet.Vault;
import io.strongroom.domain.inventory.Reading;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.remediations.Recipes;
import io.strongroom.sandbox.organization.SandboxAwsAccounts;
import io.strongroom.sandbox.organization.SandboxSettings;
import io.strongroom.sandbox.store.InMemoryStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The contract against the sandbox in memory. */
class KeysBucketsVaultsTest extends KeysBucketsVaultsContract {
    private static final AccountId ACCOUNT = new AccountId("123456789012");
    private static final Region REGION = new Region("eu-west-1");
    private static final ChangeSession ALL = new ChangeSession("job-1", "tester", Set.of("*"), Set.of("*"));

    private final InstantSource clock = InstantSource.fixed(Instant.parse("2026-03-01T12:00:00Z"));
    private final SandboxAwsAccounts accounts =
            new SandboxAwsAccounts(new InMemoryStore(clock), clock, SandboxSettings.calm(), new Random(7));

    @Override
    OneAccount connect() {
        return new OneAccount(accounts.changing(ACCOUNT, REGION, ALL), clock);
    }

    @Test
    void whatMayNotBeReadIsDeniedAndNotAbsent() {
        var nothing = new ChangeSession("job-2", "tester", Set.of("sts:GetCallerIdentity"), Set.of("*"));
        var blind = new OneAccount(accounts.changing(ACCOUNT, REGION, nothing), clock);
        for (var facet :
                List.of(new TaggedKey("alias/backup-x"), new BucketPolicy("my-backup-bucket"), new Vault("Default"))) {
            assertInstanceOf(Reading.Denied.class, blind.read(facet), facet::toString);
        }
    }

    @Test
    void theRotationPeriodIsWhatWasAskedForAndComesBack() {
        var account = connect();
        var recipe = Recipes.named("create-backup-key");
        var parameters = Json.object().put("name", "contract");
        var yearly = account.request(recipe, parameters);
        account.apply(account.plan(recipe, yearly));
        var facet =
                new KeyRotation(account.outputs(recipe, yearly).path("keyArn").asText());
        var often = account.request(recipe, parameters.deepCopy().put("rotationPeriodDays", 120));
        var applied = account.apply(account.plan(recipe, often));
        assertEquals(120, account.state(facet).orElseThrow().path("periodDays").asInt());
        account.rollBack(applied);
        assertEquals(365, account.state(facet).orElseThrow().path("periodDays").asInt());
    }

    @Test
    void restoreTestsAreMadeSetRightAndTakenBack() {
        var account = connect();
        var recipe = Recipes.named("test-restores");
        var parameters = Json.object()
                .put("planName", "contract_restores")
                .put("resourceType", "EBS")
                .put("roleArn", "arn:aws:iam::123456789012:role/service-role/AWSBackupDefaultServiceRole");
        var request = account.request(recipe, parameters);
        var applied = account.apply(account.plan(recipe, request));
        assertEquals(2, applied.size());
        assertEquals(List.of(), account.plan(recipe, request));
        var longer = account.request(recipe, parameters.deepCopy().put("validationHours", 48));
        var changed = account.apply(account.plan(recipe, longer));
        var selection = new RestoreTestingSelection("contract_restores", "all_ebs");
        assertEquals(
                48,
                account.state(selection).orElseThrow().path("validationHours").asInt());
        account.rollBack(changed);
        assertEquals(
                24,
                account.state(selection).orElseThrow().path("validationHours").asInt());
        account.rollBack(applied);
        assertEquals(Optional.empty(), account.state(selection));
        assertEquals(Optional.empty(), account.state(new RestoreTesting("contract_restores")));
    }

    @Test
    void planningChangesNothing() {
        var account = connect();
        var before = accounts.ledger().count();
        for (var id :
                List.of("create-backup-key", "lock-backup-vault", "create-backup-vault", "encrypt-backup-bucket")) {
            var recipe = Recipes.named(id);
            var parameters = Json.object()
                    .put("name", "x-data")
                    .put("vaultName", "gold")
                    .put("mode", "GOVERNANCE")
                    .put("minRetentionDays", 7)
                    .put("bucket", "my-backup-bucket")
                    .put("kmsKeyArn", "arn:aws:kms:eu-west-1:123456789012:key/none");
            recipe.plan(
                    account.request(recipe, parameters), account.snapshot(recipe, account.request(recipe, parameters)));
        }
        assertEquals(before, accounts.ledger().count());
    }
}
