package io.strongroom.sandbox.logs;

import io.strongroom.sandbox.calls.Moto;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

class LogsMotoIT extends LogsContract {
    @Override
    CloudWatchLogsClient connect() {
        return Moto.client(CloudWatchLogsClient.builder());
    }
}
