package io.strongroom.sandbox.sns;

import io.strongroom.sandbox.calls.Moto;
import software.amazon.awssdk.services.sns.SnsClient;

class TopicMotoIT extends TopicContract {
    @Override
    SnsClient connect() {
        return Moto.client(SnsClient.builder());
    }
}
