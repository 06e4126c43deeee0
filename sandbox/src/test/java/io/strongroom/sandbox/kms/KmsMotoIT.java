package io.strongroom.sandbox.kms;

import io.strongroom.sandbox.calls.Moto;
import software.amazon.awssdk.services.kms.KmsClient;

class KmsMotoIT extends KmsContract {
    @Override
    KmsClient connect() {
        return Moto.client(KmsClient.builder());
    }
}
