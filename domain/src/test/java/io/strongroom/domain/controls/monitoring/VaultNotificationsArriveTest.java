package io.strongroom.domain.controls.monitoring;

import static io.strongroom.domain.controls.Judged.verdict;
import static io.strongroom.domain.controls.Judged.verdictOnWhole;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.WatchSamples;
import io.strongroom.domain.inventory.backup.Vault;
import io.strongroom.domain.inventory.trails.Topic;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VaultNotificationsArriveTest {
    private final VaultNotificationsArrive control = new VaultNotificationsArrive();

    private static Inventory.Builder with(Topic... topics) {
        return Samples.inventory()
                .read(Kinds.VAULTS, List.of(WatchSamples.notifyingVault()))
                .read(Kinds.TOPICS, List.of(topics))
                .read(Kinds.KEYS, List.of(WatchSamples.topicKey()));
    }

    private String of(Topic topic) {
        return verdict(control, with(topic)).label();
    }

    private static Topic heardBy(Topic.Subscription... subscriptions) {
        return Records.with(WatchSamples.topic(), "subscriptions", List.of(subscriptions));
    }

    @Test
    void topicThatDeliversPasses() {
        assertEquals("PASS", of(WatchSamples.topic()));
    }

    @Test
    void topicThatIsGoneFails() {
        assertEquals("FAIL", verdict(control, with()).label());
    }

    @Test
    void topicOfAnotherAccountIsUnknown() {
        var far = Records.with(
                Samples.vault(),
                "notifications",
                new Vault.Notifications("arn:aws:sns:eu-west-1:999999999999:x", Set.of()));
        assertEquals(
                "UNKNOWN",
                verdict(control, with().read(Kinds.VAULTS, List.of(far))).label());
    }

    @Test
    void topicThatKeepsAwsBackupOutFails() {
        assertEquals("FAIL", of(Records.with(WatchSamples.topic(), "policy", Told.none())));
        assertEquals("FAIL", of(Records.with(WatchSamples.topic(), "policy", Samples.policy("""
                {"Effect":"Allow","Principal":{"Service":"backup.amazonaws.com"},"Action":"SNS:Publish","Resource":"*","Condition":{"StringEquals":{"aws:SourceAccount":"999999999999"}}}"""))));
    }

    @Test
    void denialOutweighsPermission() {
        assertEquals("FAIL", of(Records.with(WatchSamples.topic(), "policy", Samples.policy("""
                {"Effect":"Allow","Principal":{"Service":"backup.amazonaws.com"},"Action":"SNS:Publish","Resource":"*"},
                {"Effect":"Deny","Principal":"*","Action":"SNS:Publish","Resource":"*"}"""))));
    }

    @Test
    void denialOfPlainHttpDoesNoHarm() {
        assertEquals("PASS", of(Records.with(WatchSamples.topic(), "policy", Samples.policy("""
                {"Effect":"Allow","Principal":{"Service":"backup.amazonaws.com"},"Action":"SNS:Publish","Resource":"*"},
                {"Effect":"Deny","Principal":"*","Action":"SNS:Publish","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"false"}}}"""))));
    }

    @Test
    void topicOpenToEverybodyFails() {
        assertEquals("FAIL", of(Records.with(WatchSamples.topic(), "policy", Samples.policy("""
                {"Effect":"Allow","Principal":{"Service":"backup.amazonaws.com"},"Action":"SNS:Publish","Resource":"*"},
                {"Effect":"Allow","Principal":"*","Action":"SNS:Subscribe","Resource":"*"}"""))));
    }

    @Test
    void defaultPolicyOfATopicIsNotOpen() {
        assertEquals("PASS", of(Records.with(WatchSamples.topic(), "policy", Samples.policy("""
                {"Effect":"Allow","Principal":{"Service":"backup.amazonaws.com"},"Action":"SNS:Publish","Resource":"*"},
                {"Effect":"Allow","Principal":{"AWS":"*"},"Action":"SNS:Publish","Resource":"*","Condition":{"StringEquals":{"AWS:SourceOwner":"123456789012"}}}"""))));
    }

    @Test
    void topicWithoutKeyFails() {
        assertEquals("FAIL", of(Records.with(WatchSamples.topic(), "kmsKey", Told.none())));
    }

    @Test
    void keyThatKeepsAwsBackupOutFails() {
        var inventory = with(WatchSamples.topic()).read(Kinds.KEYS, List.of(Samples.key()));
        assertEquals("FAIL", verdict(control, inventory).label());
    }

    @Test
    void ownKeyThatIsGoneFails() {
        assertEquals(
                "FAIL",
                verdict(control, with(WatchSamples.topic()).read(Kinds.KEYS, List.of()))
                        .label());
    }

    @Test
    void topicOnTheKeyOfAwsFails() {
        var preset = Records.with(Records.with(Samples.key(), "aliases", Set.of("alias/aws/sns")), "manager", "AWS");
        var inventory = with(Records.with(WatchSamples.topic(), "kmsKey", "alias/aws/sns"))
                .read(Kinds.KEYS, List.of(preset));
        assertEquals("FAIL", verdict(control, inventory).label());
    }

    @Test
    void topicWithoutConfirmedSubscriberFails() {
        assertEquals("FAIL", of(heardBy()));
        assertEquals("FAIL", of(heardBy(new Topic.Subscription("email", "a@example.com", false))));
    }

    @Test
    void plainHttpFails() {
        assertEquals("FAIL", of(heardBy(new Topic.Subscription("http", "http://example.com", true))));
        assertEquals("PASS", of(heardBy(new Topic.Subscription("https", "https://example.com", true))));
    }

    @Test
    void keyOfAnotherAccountIsUnknown() {
        assertEquals(
                "UNKNOWN",
                of(Records.with(WatchSamples.topic(), "kmsKey", "arn:aws:kms:eu-west-1:999999999999:key/x")));
    }

    @Test
    void silentVaultIsNotApplicable() {
        var inventory = with().read(Kinds.VAULTS, List.of(Samples.vault()));
        assertEquals("NOT_APPLICABLE", verdictOnWhole(control, inventory).label());
    }
}
