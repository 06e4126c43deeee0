package io.strongroom.worker.inventory.storage;

import io.strongroom.domain.arns.Arn;
import io.strongroom.domain.inventory.Kind;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.storage.RetentionRule;
import io.strongroom.worker.inventory.Gathering;
import io.strongroom.worker.inventory.KindReader;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.rbin.RbinClient;
import software.amazon.awssdk.services.rbin.model.GetRuleResponse;
import software.amazon.awssdk.services.rbin.model.ResourceType;
import software.amazon.awssdk.services.rbin.model.RuleSummary;

/** Rules of the Recycle Bin for snapshots and images. */
@Singleton
final class RetentionRulesReader implements KindReader<RetentionRule> {
    @Override
    public Kind<RetentionRule> kind() {
        return Kinds.RETENTION_RULES;
    }

    private static final List<ResourceType> TYPES = List.of(ResourceType.EBS_SNAPSHOT, ResourceType.EC2_IMAGE);

    @Override
    public List<RetentionRule> read(Gathering from) {
        var rbin = from.client(RbinClient.class);
        var ids = from.call(
                "rbin:ListRules",
                () -> TYPES.stream()
                        .flatMap(type -> rbin.listRulesPaginator(r -> r.resourceType(type)).rules().stream())
                        .map(RuleSummary::identifier)
                        .toList());
        return from.each(ids, id -> from.call("rbin:GetRule", () -> rule(from, rbin.getRule(r -> r.identifier(id)))));
    }

    private static RetentionRule rule(Gathering from, GetRuleResponse rule) {
        return new RetentionRule(
                Optional.ofNullable(rule.ruleArn()).orElseGet(() -> arn(from, rule.identifier())),
                rule.resourceTypeAsString(),
                from.told("rbin:GetRule", () -> Optional.ofNullable(rule.lockStateAsString())));
    }

    private static String arn(Gathering from, String id) {
        return Arn.of(
                        from.region().partition(),
                        "rbin",
                        from.region().value(),
                        from.accountId().value(),
                        "rule/" + id)
                .toString();
    }
}
