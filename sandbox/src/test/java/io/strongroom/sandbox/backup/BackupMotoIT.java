package io.strongroom.sandbox.backup;

import io.strongroom.sandbox.calls.Moto;
import software.amazon.awssdk.services.backup.BackupClient;

class BackupMotoIT extends BackupContract {
    @Override
    BackupClient connect() {
        return Moto.client(BackupClient.builder());
    }

    @Override
    String keyArn() {
        return "arn:aws:kms:eu-west-1:123456789012:key/0c2f2a3e-6c0f-4a6e-9d57-5a0f3f2f6f11";
    }
}
