package io.strongroom.standalone.architecture;

import java.util.function.Function;
import software.amazon.awssdk.services.backup.BackupClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.DisableKeyRequest;
import software.amazon.awssdk.services.kms.model.DisableKeyResponse;

/** What the rules must find; nobody runs it. */
final class WritesBehindOurBack {
    private final KmsClient kms;
    private final BackupClient backup;

    WritesBehindOurBack(KmsClient kms, BackupClient backup) {
        this.kms = kms;
        this.backup = backup;
    }

    void write() {
        var key = kms.describeKey(request -> request.keyId("key")).keyMetadata().keyId();
        kms.scheduleKeyDeletion(request -> request.keyId(key));
        Runnable later = () -> backup.deleteRecoveryPoint(request -> request.recoveryPointArn("arn"));
        later.run();
    }

    Function<DisableKeyRequest, DisableKeyResponse> disabling() {
        return kms::disableKey;
    }
}
