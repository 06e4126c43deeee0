package io.strongroom.domain.controls.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.domain.arns.Arn;
import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Shortcomings;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.iam.access.Access;
import io.strongroom.domain.iam.access.Caller;
import io.strongroom.domain.iam.access.Policy;
import io.strongroom.domain.iam.access.Request;
import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.NotTold;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.backup.Vault;
import io.strongroom.domain.inventory.keys.Key;
import io.strongroom.domain.inventory.keys.KeyBehind;
import io.strongroom.domain.inventory.trails.Topic;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;

/** The topic that a vault notifies lets AWS Backup publish, is nobody else's to read, and somebody listens. */
@Singleton
final class VaultNotificationsArrive implements Control<Vault> {
    private static final ControlSpec<Vault> SPEC = ControlSpec.of("MON-10", Kinds.VAULTS)
            .title("Vault notifications can be published, are encrypted and reach a subscriber")
            .severity(Severity.HIGH)
            .steps("1.2", "3.2", "6.4")
            .reads(Kinds.TOPICS, Kinds.KEYS)
            .frameworks("FSBP SNS.1 [P]; NIST SC-13,CP-9 d [P]; PCI 3.5.1 [P]; HIPAA 164.312(a)(2)(iv) [P];"
                    + " ISO A.8.24 [P]")
            .build();

    @Override
    public ControlSpec<Vault> spec() {
        return SPEC;
    }

    /** A vault that notifies nobody is MON-09's. */
    @Override
    public boolean concerns(Vault vault, Inventory inventory) {
        return vault.notifications().value().isPresent();
    }

    @Override
    public Verdict judge(Vault vault, Inventory inventory) {
        var arn = vault.notifications().value().orElseThrow().topicArn();
        var facts = Json.object().put("topicArn", arn);
        var topic = inventory.find(Kinds.TOPICS, arn);
        if (topic.isEmpty()) {
            return isHere(arn, inventory)
                    ? Verdict.fail("The topic that the vault notifies is not there.", facts)
                    : Verdict.unknown(new Coverage.Denied("sns:GetTopicAttributes"));
        }
        return judge(topic.get(), inventory, facts);
    }

    private static Verdict judge(Topic topic, Inventory inventory, ObjectNode facts) {
        var account = inventory.account().value();
        return Shortcomings.of("The topic that the vault notifies")
                .unless(
                        () -> allows(topic.policy(), "sns:Publish", topic.arn(), account),
                        "does not let AWS Backup publish")
                .unless(() -> !open(topic), "is open to everybody")
                .unless(() -> topic.kmsKey().value().isPresent(), "is not encrypted with a key of KMS")
                .unless(() -> opens(topic, inventory), "has a key that AWS Backup may not use")
                .unless(
                        () -> subscriptions(topic).anyMatch(Topic.Subscription::confirmed),
                        "has no confirmed subscriber")
                .unless(
                        () -> subscriptions(topic)
                                .noneMatch(one -> one.protocol().equals("http")),
                        "is delivered in the clear")
                .verdict(facts);
    }

    private static Stream<Topic.Subscription> subscriptions(Topic topic) {
        return topic.subscriptions().value().orElse(List.of()).stream();
    }

    /** The policy of AWS's own key for SNS does not let other services in, and cannot be changed. */
    private static boolean opens(Topic topic, Inventory inventory) {
        var ref = topic.kmsKey().value();
        if (ref.isEmpty()) {
            return true;
        }
        return switch (KeyBehind.of(ref.get(), inventory)) {
            case KeyBehind.Here(var key) -> opens(key, inventory.account().value());
            case KeyBehind.Gone() -> false;
            case KeyBehind.Elsewhere elsewhere -> throw new NotTold(elsewhere.why());
        };
    }

    private static boolean opens(Key key, String account) {
        return key.customerManaged()
                && allows(key.policy(), "kms:Decrypt", key.arn(), account)
                && allows(key.policy(), "kms:GenerateDataKey", key.arn(), account);
    }

    /** By the policy alone; what depends on more of the request than its account is taken to hold. */
    private static boolean allows(Told<JsonNode> policy, String action, String arn, String account) {
        var request = Request.of(new Caller.ServicePrincipal("backup.amazonaws.com"), action, arn)
                .with("aws:SourceAccount", account)
                .with("aws:SecureTransport", "true");
        return policy.value()
                .filter(some -> !Access.byResourcePolicy(request, Policy.of("policy", some))
                        .denied())
                .isPresent();
    }

    private static boolean open(Topic topic) {
        return topic.policy().value().map(some -> Policy.of("policy", some)).stream()
                .anyMatch(policy -> Stream.of("sns:Publish", "sns:Subscribe")
                        .map(action -> Request.of(new Caller.Anonymous(), action, topic.arn())
                                .with("aws:SecureTransport", "true"))
                        .anyMatch(request ->
                                Access.byResourcePolicy(request, policy).allowed()));
    }

    private static boolean isHere(String arn, Inventory inventory) {
        return Arn.parse(arn)
                .filter(topic -> topic.account().equals(inventory.account().value())
                        && topic.region().equals(inventory.region().value()))
                .isPresent();
    }
}
