package io.strongroom.domain.remediations.trails;

import io.strongroom.domain.accounts.Target;
import io.strongroom.domain.arns.Arn;
import io.strongroom.domain.changes.Change;
import io.strongroom.domain.changes.WritableFacet.TopicPolicy;
import io.strongroom.domain.iam.PolicyDocument;
import io.strongroom.domain.inventory.Facet;
import io.strongroom.domain.inventory.ReadOnlyFacet;
import io.strongroom.domain.inventory.Snapshot;
import io.strongroom.domain.remediations.Proposal.Refused;
import io.strongroom.domain.remediations.RemediationRequest;
import io.strongroom.domain.remediations.Warning;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where alarms go, when somewhere was named. Only a topic of the same account can be looked at and have its policy merged. */
record AlertTopic(Target target, Optional<String> arn) {
    static AlertTopic of(RemediationRequest request) {
        var topic = request.parameters().path("alertTopicArn");
        return new AlertTopic(request.target(), topic.isTextual() ? Optional.of(topic.textValue()) : Optional.empty());
    }

    Set<Facet> reads() {
        return own().<Set<Facet>>map(topic -> Set.of(new ReadOnlyFacet.Topic(topic), new TopicPolicy(topic)))
                .orElseGet(Set::of);
    }

    Optional<Refused> objection(Snapshot snapshot) {
        var elsewhere = arn.map(Arn::of)
                .filter(topic -> !topic.region().equals(target.region().value()));
        if (elsewhere.isPresent()) {
            return Optional.of(new Refused(
                    "topic-in-another-region",
                    elsewhere.get() + " is not in " + target.region()
                            + ": alarms can only tell topics of their Region."));
        }
        return own().filter(
                        topic -> snapshot.state(new ReadOnlyFacet.Topic(topic)).isEmpty())
                .map(topic -> new Refused(
                        "topic-missing",
                        "There is no topic " + topic + ". Make it and subscribe someone to it first."));
    }

    List<Change> changes(AuditNames names, Snapshot snapshot) {
        return own().stream()
                .flatMap(topic -> {
                    var before = snapshot.state(new TopicPolicy(topic));
                    var policy = before.map(PolicyDocument::of).orElseGet(PolicyDocument::empty);
                    var merged = policy.with(new AuditPolicies(names).topic(topic));
                    return TrailSettings.change(Change.put(new TopicPolicy(topic), before, merged.document()));
                })
                .toList();
    }

    List<Warning> warnings(Snapshot snapshot) {
        if (arn.isEmpty()) {
            return List.of(new Warning(
                    "alarms-tell-nobody", "No alert topic was named: the alarms show in CloudWatch and tell nobody."));
        }
        if (own().isEmpty()) {
            return List.of(new Warning(
                    "topic-of-another-account",
                    arn.get() + " belongs to another account: whether it lets alarms publish could not be checked."));
        }
        return own()
                .flatMap(topic -> snapshot.state(new ReadOnlyFacet.Topic(topic)))
                .filter(topic -> topic.path("kmsKeyId").asText().endsWith("alias/aws/sns"))
                .map(topic -> new Warning(
                        "topic-key-drops-alarms",
                        "The topic is encrypted with alias/aws/sns, whose policy lets no alarm publish. Give it a customer"
                                + " managed key that allows cloudwatch.amazonaws.com, or no alarm arrives."))
                .stream()
                .toList();
    }

    private Optional<String> own() {
        return arn.filter(
                topic -> Arn.of(topic).account().equals(target.accountId().value())
                        && Arn.of(topic).region().equals(target.region().value()));
    }
}
