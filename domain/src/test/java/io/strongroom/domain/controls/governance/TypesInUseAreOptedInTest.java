package io.strongroom.domain.controls.governance;

import static io.strongroom.domain.controls.Judged.verdict;
import static io.strongroom.domain.controls.Judged.verdictOnWhole;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.Samples;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TypesInUseAreOptedInTest {
    private final TypesInUseAreOptedIn control = new TypesInUseAreOptedIn();

    @Test
    void optedInTypesPass() {
        assertEquals("PASS", verdict(control, WithSettings.inventory()).label());
    }

    @Test
    void typeInUseThatIsOutFails() {
        var settings = Records.with(WithSettings.settings(), "optedIn", Map.of("EBS", false));
        assertEquals(
                "FAIL",
                verdict(control, WithSettings.inventory().read(Kinds.BACKUP_SETTINGS, List.of(settings)))
                        .label());
    }

    @Test
    void typeOutOfUseMayBeOut() {
        var settings = Records.with(WithSettings.settings(), "optedIn", Map.of("EBS", true, "RDS", false));
        assertEquals(
                "PASS",
                verdict(control, WithSettings.inventory().read(Kinds.BACKUP_SETTINGS, List.of(settings)))
                        .label());
    }

    @Test
    void bucketsAreATypeInUse() {
        var photos = Records.with(Samples.bucket(), "name", "photos");
        assertEquals(
                "FAIL",
                verdict(control, without("S3").read(Kinds.BUCKETS, List.of(photos)))
                        .label());
        var onlyBuckets = without("S3").read(Kinds.STATEFUL_RESOURCES, List.of());
        assertEquals(
                "FAIL",
                verdict(control, onlyBuckets.read(Kinds.BUCKETS, List.of(photos)))
                        .label());
    }

    @Test
    void bucketsOfBackupsAndOfOtherRegionsNeedNoBackup() {
        var abroad = Records.with(Records.with(Samples.bucket(), "name", "photos"), "region", new Region("us-east-1"));
        var inventory = without("S3").read(Kinds.BUCKETS, List.of(Samples.bucket(), abroad));
        assertEquals("PASS", verdict(control, inventory).label());
    }

    @Test
    void unreadBucketsAreUnknownOnlyWhereNothingElseIsOut() {
        var dark = without("S3").unread(Kinds.BUCKETS, WithSettings.DENIED);
        assertEquals("UNKNOWN", verdict(control, dark).label());
        assertEquals(
                "FAIL",
                verdict(control, without("S3", "EBS").unread(Kinds.BUCKETS, WithSettings.DENIED))
                        .label());
    }

    private static Inventory.Builder without(String... types) {
        var off = Stream.of(types).collect(Collectors.toMap(type -> type, type -> false));
        return WithSettings.inventory()
                .read(Kinds.BACKUP_SETTINGS, List.of(Records.with(WithSettings.settings(), "optedIn", off)));
    }

    @Test
    void regionWithoutDataIsNotApplicable() {
        assertEquals(
                "NOT_APPLICABLE",
                verdictOnWhole(control, WithSettings.inventory().read(Kinds.STATEFUL_RESOURCES, List.of()))
                        .label());
    }

    @Test
    void deniedSettingsAreUnknown() {
        assertEquals(
                "UNKNOWN",
                verdictOnWhole(control, WithSettings.inventory().unread(Kinds.BACKUP_SETTINGS, WithSettings.DENIED))
                        .label());
        assertEquals(
                "UNKNOWN",
                verdict(control, WithSettings.inventory().unread(Kinds.STATEFUL_RESOURCES, WithSettings.DENIED))
                        .label());
    }
}
