package io.strongroom.sandbox.iam;

import io.strongroom.sandbox.calls.Moto;
import software.amazon.awssdk.services.iam.IamClient;

class IamMotoIT extends IamContract {
    @Override
    IamClient connect() {
        return Moto.client(IamClient.builder());
    }
}
