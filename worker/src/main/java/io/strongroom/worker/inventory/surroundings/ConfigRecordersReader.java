package io.strongroom.worker.inventory.surroundings;

import io.strongroom.domain.arns.Arn;
import io.strongroom.domain.inventory.Kind;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.surroundings.ConfigRecorder;
import io.strongroom.worker.inventory.Gathering;
import io.strongroom.worker.inventory.KindReader;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.config.model.ConfigurationRecorder;
import software.amazon.awssdk.services.config.model.ConfigurationRecorderStatus;
import software.amazon.awssdk.services.config.model.RecordingGroup;

/** Configuration recorders with whether they record. */
@Singleton
final class ConfigRecordersReader implements KindReader<ConfigRecorder> {
    @Override
    public Kind<ConfigRecorder> kind() {
        return Kinds.CONFIG_RECORDERS;
    }

    private static final Set<String> ALL = Set.of("ALL_SUPPORTED_RESOURCE_TYPES", "EXCLUSION_BY_RESOURCE_TYPES");

    @Override
    public List<ConfigRecorder> read(Gathering from) {
        var config = from.client(ConfigClient.class);
        var recorders = from.call(
                "config:DescribeConfigurationRecorders",
                () -> config.describeConfigurationRecorders(r -> {}).configurationRecorders());
        if (recorders.isEmpty()) {
            return List.of();
        }
        var status = from.call(
                "config:DescribeConfigurationRecorderStatus",
                () -> config.describeConfigurationRecorderStatus(r -> {}).configurationRecordersStatus().stream()
                        .collect(Collectors.toMap(ConfigurationRecorderStatus::name, Function.identity())));
        return recorders.stream()
                .map(recorder -> recorder(from, recorder, Optional.ofNullable(status.get(recorder.name()))))
                .toList();
    }

    private static ConfigRecorder recorder(
            Gathering from, ConfigurationRecorder recorder, Optional<ConfigurationRecorderStatus> status) {
        var group = Optional.ofNullable(recorder.recordingGroup());
        return new ConfigRecorder(
                Optional.ofNullable(recorder.arn()).orElseGet(() -> arn(from, recorder.name())),
                recorder.name(),
                status.filter(one -> Boolean.TRUE.equals(one.recording())).isPresent(),
                status.map(ConfigurationRecorderStatus::lastStatusAsString),
                group.filter(ConfigRecordersReader::recordsAll).isPresent(),
                group.map(one -> Set.copyOf(one.resourceTypesAsStrings())).orElse(Set.of()),
                group.map(RecordingGroup::exclusionByResourceTypes)
                        .map(excluded -> Set.copyOf(excluded.resourceTypesAsStrings()))
                        .orElse(Set.of()));
    }

    private static boolean recordsAll(RecordingGroup group) {
        return Boolean.TRUE.equals(group.allSupported())
                || group.recordingStrategy() != null
                        && ALL.contains(group.recordingStrategy().useOnlyAsString());
    }

    private static String arn(Gathering from, String name) {
        return Arn.of(
                        from.region().partition(),
                        "config",
                        from.region().value(),
                        from.accountId().value(),
                        "configuration-recorder/" + name)
                .toString();
    }
}
