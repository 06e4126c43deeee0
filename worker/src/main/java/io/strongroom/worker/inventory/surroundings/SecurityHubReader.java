package io.strongroom.worker.inventory.surroundings;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.inventory.Kind;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.surroundings.SecurityHub;
import io.strongroom.worker.aws.AwsFailure;
import io.strongroom.worker.inventory.Gathering;
import io.strongroom.worker.inventory.KindReader;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.securityhub.model.StandardsSubscription;

/** Security Hub of a Region; none where it is off. */
@Singleton
final class SecurityHubReader implements KindReader<SecurityHub> {
    @Override
    public Kind<SecurityHub> kind() {
        return Kinds.SECURITY_HUB;
    }

    private static final Set<String> OFF = Set.of("InvalidAccessException", "ResourceNotFoundException");
    private static final Set<String> USED = Set.of("READY", "INCOMPLETE");

    @Override
    public List<SecurityHub> read(Gathering from) {
        var hub = from.client(SecurityHubClient.class);
        return from.call("securityhub:DescribeHub", () -> hub(hub))
                .map(arn -> List.of(read(from, hub, arn)))
                .orElse(List.of());
    }

    private static SecurityHub read(Gathering from, SecurityHubClient hub, String arn) {
        var subscriptions = from.told("securityhub:GetEnabledStandards", () -> Optional.of(subscriptions(hub)));
        return new SecurityHub(
                arn,
                from.told(
                        "securityhub:GetEnabledStandards",
                        () -> subscriptions
                                .value()
                                .map(all -> all.stream()
                                        .map(StandardsSubscription::standardsArn)
                                        .collect(Collectors.toUnmodifiableSet()))),
                from.told(
                        "securityhub:DescribeStandardsControls",
                        () -> subscriptions
                                .value()
                                .map(all -> all.stream()
                                        .flatMap(one -> disabled(hub, one.standardsSubscriptionArn()))
                                        .collect(Collectors.toUnmodifiableSet()))),
                from.told(
                        "securityhub:ListFindingAggregators",
                        () -> Optional.of(hub.listFindingAggregatorsPaginator(r -> {}).findingAggregators().stream()
                                .findAny()
                                .isPresent())),
                from.told(
                        "securityhub:GetAdministratorAccount",
                        () -> Optional.ofNullable(
                                        hub.getAdministratorAccount(r -> {}).administrator())
                                .map(administrator -> new AccountId(administrator.accountId()))));
    }

    private static Optional<String> hub(SecurityHubClient hub) {
        try {
            return Optional.of(hub.describeHub(r -> {}).hubArn());
        } catch (AwsServiceException e) {
            if (OFF.contains(AwsFailure.of(e).code())) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static List<StandardsSubscription> subscriptions(SecurityHubClient hub) {
        return hub.getEnabledStandardsPaginator(r -> {}).stream()
                .flatMap(page -> page.standardsSubscriptions().stream())
                .filter(one -> USED.contains(one.standardsStatusAsString()))
                .toList();
    }

    private static Stream<String> disabled(SecurityHubClient hub, String subscription) {
        return hub.describeStandardsControlsPaginator(r -> r.standardsSubscriptionArn(subscription)).controls().stream()
                .filter(control -> "DISABLED".equals(control.controlStatusAsString()))
                .map(control -> control.controlId());
    }
}
