package io.strongroom.worker.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.domain.accounts.AwsAccount;
import io.strongroom.domain.arns.Arn;
import io.strongroom.domain.changes.Change;
import io.strongroom.domain.changes.WritableFacet.Backup;
import io.strongroom.domain.changes.WritableFacet.LegalHold;
import io.strongroom.domain.changes.WritableFacet.RestoreTesting;
import io.strongroom.domain.changes.WritableFacet.RestoreTestingSelection;
import io.strongroom.domain.changes.WritableFacet.Vault;
import io.strongroom.domain.changes.WritableFacet.VaultLock;
import io.strongroom.domain.changes.WritableFacet.VaultPolicy;
import io.strongroom.domain.changes.WritableFacet.VaultTags;
import io.strongroom.domain.json.Json;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Optional;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.services.backup.BackupClient;
import software.amazon.awssdk.services.backup.model.DescribeBackupVaultResponse;
import software.amazon.awssdk.services.backup.model.ListTagsRequest;

/** Reads and writes backup vaults, their tags, locks and access policies, legal holds, and restore testing plans. */
final class BackupFacets implements ServiceFacets<Backup> {
    private final InstantSource clock;

    BackupFacets(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Optional<JsonNode> read(AwsAccount account, Backup facet) {
        var backup = account.client(BackupClient.class);
        return switch (facet) {
            case Vault(var name) -> Vaults.find(backup, name).map(vault -> vault(backup, vault));
            case VaultTags(var name) -> Vaults.find(backup, name).map(vault -> tags(backup, vault.backupVaultArn()));
            case VaultLock(var name) -> Vaults.find(backup, name).flatMap(BackupFacets::lock);
            case RestoreTesting(var plan) -> RestoreTestings.plan(backup, plan);
            case RestoreTestingSelection(var plan, var name) -> RestoreTestings.selection(backup, plan, name);
            case VaultPolicy(var name) -> new VaultPolicies(backup).read(name);
            case LegalHold(var title) -> new LegalHolds(backup).read(title);
        };
    }

    @Override
    public Applied write(AwsAccount account, Backup facet, Change change, String token) {
        var backup = account.client(BackupClient.class);
        return switch (facet) {
            case Vault(var name) ->
                change.after().isPresent()
                        ? create(backup, name, change.after().get(), token)
                        : Applied.by(backup.deleteBackupVault(b -> b.backupVaultName(name)));
            case VaultTags(var name) -> tag(backup, arn(account, name), change);
            case VaultLock(var name) -> new VaultLocks(backup, clock).write(name, change);
            case RestoreTesting(var plan) -> RestoreTestings.write(backup, plan, change, token);
            case RestoreTestingSelection selection -> RestoreTestings.write(backup, selection, change, token);
            case VaultPolicy(var name) -> new VaultPolicies(backup).write(name, change);
            case LegalHold(var title) -> new LegalHolds(backup).write(title, change, token);
        };
    }

    private static Applied create(BackupClient backup, String name, JsonNode after, String token) {
        var made = backup.createBackupVault(b -> b.backupVaultName(name)
                .encryptionKeyArn(
                        after.has("kmsKeyArn") ? after.path("kmsKeyArn").asText() : null)
                .backupVaultTags(Tags.map(after.path("tags")))
                .creatorRequestId(token));
        return Applied.by(made).making(made.backupVaultArn());
    }

    private static Applied tag(BackupClient backup, String arn, Change change) {
        var tags = Tags.between(
                change.before().orElseGet(Json::object), change.after().orElseGet(Json::object));
        var answers = new ArrayList<AwsResponse>();
        if (!tags.put().isEmpty()) {
            answers.add(backup.tagResource(b -> b.resourceArn(arn).tags(tags.put())));
        }
        if (!tags.remove().isEmpty()) {
            answers.add(backup.untagResource(b -> b.resourceArn(arn).tagKeyList(tags.remove())));
        }
        return Applied.by(answers.toArray(AwsResponse[]::new));
    }

    private static ObjectNode vault(BackupClient backup, DescribeBackupVaultResponse vault) {
        var state = Json.object().put("arn", vault.backupVaultArn());
        if (vault.encryptionKeyArn() != null) {
            state.put("kmsKeyArn", vault.encryptionKeyArn());
        }
        state.set("tags", tags(backup, vault.backupVaultArn()));
        return state;
    }

    /** Only a compliance lock has a date, and from the moment it is put, not only once it is final. */
    private static Optional<JsonNode> lock(DescribeBackupVaultResponse vault) {
        if (!Boolean.TRUE.equals(vault.locked())) {
            return Optional.empty();
        }
        var state = Json.object().put("mode", vault.lockDate() == null ? "GOVERNANCE" : "COMPLIANCE");
        if (vault.minRetentionDays() != null) {
            state.put("minRetentionDays", Math.toIntExact(vault.minRetentionDays()));
        }
        if (vault.maxRetentionDays() != null) {
            state.put("maxRetentionDays", Math.toIntExact(vault.maxRetentionDays()));
        }
        if (vault.lockDate() != null) {
            state.put("lockDate", vault.lockDate().toString());
        }
        return Optional.of(state);
    }

    private static ObjectNode tags(BackupClient backup, String arn) {
        var tags = Json.object();
        var request = ListTagsRequest.builder().resourceArn(arn);
        String next = null;
        do {
            var page = backup.listTags(request.nextToken(next).build());
            page.tags().forEach(tags::put);
            next = page.nextToken();
        } while (next != null);
        return tags;
    }

    private static String arn(AwsAccount account, String vault) {
        return Arn.of(
                        account.partition(),
                        "backup",
                        account.region().value(),
                        account.id().value(),
                        "backup-vault:" + vault)
                .toString();
    }
}
