package io.strongroom.worker.inventory.trails;

import io.strongroom.domain.inventory.Kind;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.trails.EventRule;
import io.strongroom.worker.inventory.Gathering;
import io.strongroom.worker.inventory.KindReader;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.Rule;
import software.amazon.awssdk.services.eventbridge.model.Target;

/** EventBridge rules of the default bus with their targets. */
@Singleton
final class EventRulesReader implements KindReader<EventRule> {
    @Override
    public Kind<EventRule> kind() {
        return Kinds.EVENT_RULES;
    }

    @Override
    public List<EventRule> read(Gathering from) {
        var events = from.client(EventBridgeClient.class);
        var rules = from.call("events:ListRules", () -> rules(events));
        return from.each(
                rules,
                rule -> new EventRule(
                        rule.arn(),
                        rule.name(),
                        Optional.ofNullable(rule.eventBusName()).orElse("default"),
                        "ENABLED".equals(rule.stateAsString())
                                || "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS".equals(rule.stateAsString()),
                        Optional.ofNullable(rule.eventPattern())
                                .map(text -> Gathering.document("events:ListRules", text)),
                        from.told("events:ListTargetsByRule", () -> Optional.of(targets(events, rule)))));
    }

    /** The SDK has no paginator for it. */
    private static List<Rule> rules(EventBridgeClient events) {
        var all = new ArrayList<Rule>();
        @Nullable String next = null;
        do {
            var token = next;
            var page = events.listRules(request -> request.limit(100).nextToken(token));
            all.addAll(page.rules());
            next = page.nextToken();
        } while (next != null);
        return all;
    }

    private static List<EventRule.RuleTarget> targets(EventBridgeClient events, Rule rule) {
        return events
                .listTargetsByRule(r ->
                        r.rule(rule.name()).eventBusName(rule.eventBusName()).limit(100))
                .targets()
                .stream()
                .map(EventRulesReader::target)
                .toList();
    }

    private static EventRule.RuleTarget target(Target target) {
        return new EventRule.RuleTarget(
                target.id(),
                target.arn(),
                Optional.ofNullable(target.deadLetterConfig()).map(config -> config.arn()));
    }
}
