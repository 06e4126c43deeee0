package io.strongroom.sandbox.surroundings;

import io.strongroom.sandbox.calls.Calls;
import io.strongroom.sandbox.calls.Dialect;
import io.strongroom.sandbox.calls.Kept;
import io.strongroom.sandbox.calls.Operation;
import io.strongroom.sandbox.calls.ReadOnlyClient;
import java.util.List;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.config.model.ConfigException;
import software.amazon.awssdk.services.config.model.ConfigResponseMetadata;

/** AWS Config for one account and Region. */
public final class SandboxConfig {
    /** A {@code ConfigurationRecorder} with its {@code ConfigurationRecorderStatus}. */
    public static final Kept RECORDERS = Kept.of("config", "recorders", "name");

    public static final Kept AGGREGATORS = Kept.of("config", "aggregators", "ConfigurationAggregatorName");

    private static final Dialect DIALECT =
            Dialect.json("config", ConfigException::builder, ConfigResponseMetadata::create);

    private static final List<Operation> OPERATIONS = List.of(
            Operation.list("DescribeConfigurationRecorders", RECORDERS, "ConfigurationRecorders"),
            Operation.list("DescribeConfigurationRecorderStatus", RECORDERS, "ConfigurationRecordersStatus"),
            Operation.list("DescribeConfigurationAggregators", AGGREGATORS, "ConfigurationAggregators"));

    private SandboxConfig() {}

    public static ConfigClient client(Calls calls) {
        return ReadOnlyClient.of(ConfigClient.class, calls, DIALECT, OPERATIONS);
    }
}
