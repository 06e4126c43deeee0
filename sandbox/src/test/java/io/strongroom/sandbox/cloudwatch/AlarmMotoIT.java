package io.strongroom.sandbox.cloudwatch;

import io.strongroom.sandbox.calls.Moto;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;

class AlarmMotoIT extends AlarmContract {
    @Override
    CloudWatchClient connect() {
        return Moto.client(CloudWatchClient.builder());
    }
}
