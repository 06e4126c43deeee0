package io.strongroom.sandbox.backup;

import io.strongroom.sandbox.calls.Calls;
import io.strongroom.sandbox.calls.PolicyText;
import io.strongroom.sandbox.calls.PolicyText.Statement;
import io.strongroom.sandbox.calls.Principals;
import io.strongroom.sandbox.store.Documents;
import java.util.Optional;
import software.amazon.awssdk.services.backup.model.DeleteBackupVaultAccessPolicyRequest;
import software.amazon.awssdk.services.backup.model.DeleteBackupVaultAccessPolicyResponse;
import software.amazon.awssdk.services.backup.model.GetBackupVaultAccessPolicyRequest;
import software.amazon.awssdk.services.backup.model.GetBackupVaultAccessPolicyResponse;
import software.amazon.awssdk.services.backup.model.PutBackupVaultAccessPolicyRequest;
import software.amazon.awssdk.services.backup.model.PutBackupVaultAccessPolicyResponse;

/** Access policies of vaults. Their denials hold for whoever calls, so one can lock oneself out. */
final class BackupAccess {
    private static final String COPY_INTO = "backup:CopyIntoBackupVault";
    private final Calls calls;
    private final BackupVaults vaults;

    BackupAccess(Calls calls, BackupVaults vaults) {
        this.calls = calls;
        this.vaults = vaults;
    }

    GetBackupVaultAccessPolicyResponse get(Documents documents, GetBackupVaultAccessPolicyRequest request) {
        var vault = vaults.require(documents, request.backupVaultName());
        var policy = vault.policy()
                .orElseThrow(() -> BackupErrors.notFound("Backup vault " + vault.name() + " has no access policy"));
        return GetBackupVaultAccessPolicyResponse.builder()
                .backupVaultName(vault.name())
                .backupVaultArn(vault.described().backupVaultArn())
                .policy(policy)
                .build();
    }

    PutBackupVaultAccessPolicyResponse put(Documents documents, PutBackupVaultAccessPolicyRequest request) {
        requireSound(documents, request.policy());
        vaults.change(documents, request.backupVaultName(), vault -> vault.withPolicy(Optional.of(request.policy())));
        return PutBackupVaultAccessPolicyResponse.builder().build();
    }

    DeleteBackupVaultAccessPolicyResponse delete(Documents documents, DeleteBackupVaultAccessPolicyRequest request) {
        if (vaults.require(documents, request.backupVaultName()).policy().isPresent()) {
            vaults.change(documents, request.backupVaultName(), vault -> vault.withPolicy(Optional.empty()));
        }
        return DeleteBackupVaultAccessPolicyResponse.builder().build();
    }

    /** Throws when the vault's own policy denies the action to the caller. */
    void requirePermitted(Documents documents, String vaultName, String action) {
        var vault = vaults.find(documents, vaultName);
        var denied = vault.flatMap(BackupVault::policy)
                .map(PolicyText::parse)
                .filter(policy -> policy.denies(action, vaults.arn(vaultName), calls.callerNames()));
        if (denied.isPresent()) {
            throw BackupErrors.denied("User: " + calls.caller() + " is not authorized to perform: " + action
                    + " on resource: " + vaults.arn(vaultName)
                    + " with an explicit deny in a resource-based policy");
        }
    }

    private void requireSound(Documents documents, String policy) {
        PolicyText text;
        try {
            text = PolicyText.parse(policy);
        } catch (PolicyText.Malformed e) {
            throw BackupErrors.invalidValue("Invalid policy: " + e.why());
        }
        if (Principals.anyMissing(documents, calls.place(), text)) {
            throw BackupErrors.invalidValue("Invalid policy: it names a principal that does not exist");
        }
        if (text.statements().stream().anyMatch(this::letsStrangersDoMoreThanCopy)) {
            throw BackupErrors.invalidValue(
                    "Invalid policy: cross-account access is allowed for " + COPY_INTO + " only");
        }
    }

    private boolean letsStrangersDoMoreThanCopy(Statement statement) {
        boolean strangers = statement.principals().stream()
                .anyMatch(principal -> principal.matches("[0-9]{12}|arn:[^:]+:(iam|sts)::[0-9]{12}:.*")
                        && !principal.contains(calls.place().account().value()));
        return statement.allows()
                && strangers
                && !statement.actions().stream().allMatch(action -> action.equalsIgnoreCase(COPY_INTO));
    }
}
