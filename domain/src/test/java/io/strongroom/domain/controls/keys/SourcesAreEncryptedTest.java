package io.strongroom.domain.controls.keys;

import static io.strongroom.domain.controls.Judged.labels;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.storage.EbsSettings;
import io.strongroom.domain.inventory.storage.StatefulResource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourcesAreEncryptedTest {
    private final SourcesAreEncrypted control = new SourcesAreEncrypted();

    private static final StatefulResource VOLUME = new StatefulResource(
            "arn:aws:ec2:eu-west-1:123456789012:volume/vol-1", "EBS", Optional.of(true), Optional.empty(), Map.of());
    private static final EbsSettings SETTINGS = new EbsSettings(
            "arn:aws:ec2:eu-west-1:123456789012:ebs-settings", Told.known(true), Told.known("unblocked"));

    @Test
    void encryptedSourcesAndDefaultPass() {
        assertEquals(Map.of(VOLUME.arn(), "PASS", SETTINGS.arn(), "PASS"), labels(control, read(SETTINGS, VOLUME)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"EBS", "RDS", "Aurora", "DocumentDB", "Neptune", "Redshift"})
    void openSourceFails(String type) {
        var open = Records.with(Records.with(VOLUME, "resourceType", type), "encrypted", Optional.of(false));
        assertEquals("FAIL", labels(control, read(SETTINGS, open)).get(VOLUME.arn()));
    }

    @Test
    void sourceThatVaultsEncryptIsNotApplicable() {
        var files = Records.with(Records.with(VOLUME, "resourceType", "EFS"), "encrypted", Optional.of(false));
        assertEquals(Map.of(SETTINGS.arn(), "PASS"), labels(control, read(SETTINGS, files)));
    }

    @Test
    void volumesThatAreOpenByDefaultFail() {
        var off = Records.with(SETTINGS, "encryptedByDefault", Told.known(false));
        assertEquals("FAIL", labels(control, read(off, VOLUME)).get(SETTINGS.arn()));
    }

    @Test
    void deniedSettingIsUnknownAndLeavesTheSourcesAlone() {
        var dark = Records.with(
                SETTINGS, "encryptedByDefault", Told.unknown(new Coverage.Denied("ec2:GetEbsEncryptionByDefault")));
        assertEquals(Map.of(VOLUME.arn(), "PASS", SETTINGS.arn(), "UNKNOWN"), labels(control, read(dark, VOLUME)));
    }

    @Test
    void deniedSourcesAreUnknownAndLeaveTheSettingAlone() {
        var inventory = read(SETTINGS).unread(Kinds.STATEFUL_RESOURCES, new Coverage.Denied("ec2:DescribeVolumes"));
        assertEquals(
                Map.of("arn:aws:strongroom:eu-west-1:123456789012:scope", "UNKNOWN", SETTINGS.arn(), "PASS"),
                labels(control, inventory));
    }

    private static Inventory.Builder read(EbsSettings settings, StatefulResource... sources) {
        return Samples.inventory()
                .read(Kinds.STATEFUL_RESOURCES, List.of(sources))
                .read(Kinds.EBS_SETTINGS, List.of(settings));
    }
}
