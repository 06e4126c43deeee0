package io.strongroom.worker.inventory.trails;

import io.strongroom.domain.inventory.Kind;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.trails.Alarm;
import io.strongroom.worker.inventory.Gathering;
import io.strongroom.worker.inventory.KindReader;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;

/** Alarms on single metrics. */
@Singleton
final class AlarmsReader implements KindReader<Alarm> {
    @Override
    public Kind<Alarm> kind() {
        return Kinds.ALARMS;
    }

    @Override
    public List<Alarm> read(Gathering from) {
        return from.call(
                "cloudwatch:DescribeAlarms",
                () -> from
                        .client(CloudWatchClient.class)
                        .describeAlarmsPaginator(request -> request.maxRecords(100))
                        .metricAlarms()
                        .stream()
                        .filter(alarm -> alarm.metricName() != null)
                        .map(alarm -> new Alarm(
                                alarm.alarmArn(),
                                alarm.alarmName(),
                                Optional.ofNullable(alarm.namespace()).orElse(""),
                                alarm.metricName(),
                                Boolean.TRUE.equals(alarm.actionsEnabled()),
                                List.copyOf(alarm.alarmActions()),
                                Optional.ofNullable(alarm.stateValueAsString()).orElse("INSUFFICIENT_DATA")))
                        .toList());
    }
}
