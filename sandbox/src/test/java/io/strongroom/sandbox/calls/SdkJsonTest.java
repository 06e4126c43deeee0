package io.strongroom.sandbox.calls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.strongroom.domain.json.Json;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.backup.model.CreateBackupVaultRequest;
import software.amazon.awssdk.services.backup.model.TagResourceRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.s3.model.BucketLifecycleConfiguration;
import software.amazon.awssdk.services.s3.model.ExpirationStatus;
import software.amazon.awssdk.services.s3.model.TransitionStorageClass;

class SdkJsonTest {
    @Test
    void nestedListsAndShapesComeBack() {
        var shape = BucketLifecycleConfiguration.builder()
                .rules(rule -> rule.id("a")
                        .status(ExpirationStatus.ENABLED)
                        .filter(filter -> filter.and(
                                and -> and.prefix("x/").tags(tag -> tag.key("k").value("v"))))
                        .transitions(to -> to.days(30).storageClass(TransitionStorageClass.GLACIER))
                        .expiration(end -> end.date(Instant.parse("2027-01-01T00:00:00Z"))))
                .build();
        var json = Json.parse(SdkJson.write(shape).toString());
        assertEquals(
                shape,
                SdkJson.read(json, BucketLifecycleConfiguration.builder()).build());
    }

    @Test
    void mapsNumbersAndTimesComeBack() {
        var vault = TagResourceRequest.builder()
                .resourceArn("v")
                .tags(Map.of("a", "1", "b", "2"))
                .build();
        assertEquals(
                vault,
                SdkJson.read(SdkJson.write(vault), TagResourceRequest.builder()).build());
        var alarm = PutMetricAlarmRequest.builder()
                .alarmName("a")
                .threshold(0.5)
                .period(300)
                .actionsEnabled(true)
                .build();
        assertEquals(
                alarm,
                SdkJson.read(SdkJson.write(alarm), PutMetricAlarmRequest.builder())
                        .build());
        var key = KeyMetadata.builder()
                .keyId("k")
                .creationDate(Instant.parse("2026-11-24T03:00:00.123Z"))
                .build();
        assertEquals(
                key, SdkJson.read(SdkJson.write(key), KeyMetadata.builder()).build());
    }

    @Test
    void missingIdempotencyTokenIsMadeUpAsOnTheWire() {
        var json = SdkJson.write(CreateBackupVaultRequest.builder().build());
        assertEquals(36, json.path("CreatorRequestId").asText().length());
    }

    @Test
    void whatIsNotSetIsLeftOut() {
        var json = SdkJson.write(TagResourceRequest.builder().resourceArn("v").build());
        assertFalse(json.has("Tags"));
        assertEquals(1, json.size());
    }
}
