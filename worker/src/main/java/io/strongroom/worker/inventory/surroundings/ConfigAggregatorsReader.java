package io.strongroom.worker.inventory.surroundings;

import io.strongroom.domain.inventory.Kind;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.surroundings.ConfigAggregator;
import io.strongroom.worker.inventory.Gathering;
import io.strongroom.worker.inventory.KindReader;
import jakarta.inject.Singleton;
import java.util.List;
import software.amazon.awssdk.services.config.ConfigClient;

/** Aggregators of AWS Config. */
@Singleton
final class ConfigAggregatorsReader implements KindReader<ConfigAggregator> {
    @Override
    public Kind<ConfigAggregator> kind() {
        return Kinds.CONFIG_AGGREGATORS;
    }

    @Override
    public List<ConfigAggregator> read(Gathering from) {
        var config = from.client(ConfigClient.class);
        return from.call(
                "config:DescribeConfigurationAggregators",
                () -> config.describeConfigurationAggregatorsPaginator(r -> {}).stream()
                        .flatMap(page -> page.configurationAggregators().stream())
                        .map(one -> new ConfigAggregator(
                                one.configurationAggregatorArn(),
                                one.configurationAggregatorName(),
                                one.organizationAggregationSource() != null))
                        .toList());
    }
}
