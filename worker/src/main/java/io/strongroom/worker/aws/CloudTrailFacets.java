package io.strongroom.worker.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.domain.accounts.AwsAccount;
import io.strongroom.domain.changes.Change;
import io.strongroom.domain.changes.WritableFacet.CloudTrail;
import io.strongroom.domain.changes.WritableFacet.Trail;
import io.strongroom.domain.changes.WritableFacet.TrailLogging;
import io.strongroom.domain.changes.WritableFacet.TrailSelectors;
import io.strongroom.domain.json.Json;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.CreateTrailRequest;
import software.amazon.awssdk.services.cloudtrail.model.Tag;
import software.amazon.awssdk.services.cloudtrail.model.TrailNotFoundException;
import software.amazon.awssdk.services.cloudtrail.model.UpdateTrailRequest;

/** Reads and writes trails, what they record and whether they do. */
final class CloudTrailFacets implements ServiceFacets<CloudTrail> {
    @Override
    public Optional<JsonNode> read(AwsAccount account, CloudTrail facet) {
        var client = account.client(CloudTrailClient.class);
        return found(() -> switch (facet) {
            case Trail(var name) -> state(client.getTrail(b -> b.name(name)).trail());
            case TrailSelectors(var name) -> EventSelectors.state(client.getEventSelectors(b -> b.trailName(name)));
            case TrailLogging(var name) ->
                Json.object()
                        .put(
                                "logging",
                                Boolean.TRUE.equals(
                                        client.getTrailStatus(b -> b.name(name)).isLogging()));
        });
    }

    @Override
    public Applied write(AwsAccount account, CloudTrail facet, Change change, String token) {
        var client = account.client(CloudTrailClient.class);
        return switch (facet) {
            case Trail(var name) ->
                switch (change.kind()) {
                    case CREATE -> create(client, name, change.after().orElseThrow());
                    case UPDATE -> Applied.by(client.updateTrail(update(name, change)));
                    case DELETE -> Applied.by(client.deleteTrail(b -> b.name(name)));
                };
            case TrailSelectors(var name) ->
                Applied.by(client.putEventSelectors(b -> b.trailName(name)
                        .advancedEventSelectors(EventSelectors.of(change.after().orElseThrow()))));
            case TrailLogging(var name) ->
                change.after().orElseThrow().path("logging").asBoolean()
                        ? Applied.by(client.startLogging(b -> b.name(name)))
                        : Applied.by(client.stopLogging(b -> b.name(name)));
        };
    }

    private static ObjectNode state(software.amazon.awssdk.services.cloudtrail.model.Trail trail) {
        var state = Json.object().put("bucket", trail.s3BucketName());
        put(state, "kmsKeyArn", trail.kmsKeyId());
        put(state, "logGroupArn", trail.cloudWatchLogsLogGroupArn());
        put(state, "logRoleArn", trail.cloudWatchLogsRoleArn());
        return state.put("validation", Boolean.TRUE.equals(trail.logFileValidationEnabled()))
                .put("multiRegion", Boolean.TRUE.equals(trail.isMultiRegionTrail()))
                .put("globalEvents", Boolean.TRUE.equals(trail.includeGlobalServiceEvents()))
                .put("arn", trail.trailARN());
    }

    private static Applied create(CloudTrailClient client, String name, JsonNode wanted) {
        var request = CreateTrailRequest.builder()
                .name(name)
                .s3BucketName(wanted.path("bucket").asText())
                .enableLogFileValidation(wanted.path("validation").asBoolean())
                .isMultiRegionTrail(wanted.path("multiRegion").asBoolean())
                .includeGlobalServiceEvents(wanted.path("globalEvents").asBoolean())
                .tagsList(Tag.builder().key("ManagedBy").value("Strongroom").build());
        text(wanted, "kmsKeyArn").ifPresent(request::kmsKeyId);
        text(wanted, "logGroupArn").ifPresent(request::cloudWatchLogsLogGroupArn);
        text(wanted, "logRoleArn").ifPresent(request::cloudWatchLogsRoleArn);
        var made = client.createTrail(request.build());
        return Applied.by(made).making(made.trailARN());
    }

    /** What is left out of the request stays, so what shall go is sent as an empty text. */
    private static UpdateTrailRequest update(String name, Change change) {
        var before = change.before().orElseThrow();
        var after = change.after().orElseThrow();
        var request = UpdateTrailRequest.builder()
                .name(name)
                .s3BucketName(after.path("bucket").asText())
                .enableLogFileValidation(after.path("validation").asBoolean())
                .isMultiRegionTrail(after.path("multiRegion").asBoolean())
                .includeGlobalServiceEvents(after.path("globalEvents").asBoolean());
        wanted(before, after, "kmsKeyArn").ifPresent(request::kmsKeyId);
        wanted(before, after, "logGroupArn").ifPresent(request::cloudWatchLogsLogGroupArn);
        wanted(before, after, "logRoleArn").ifPresent(request::cloudWatchLogsRoleArn);
        return request.build();
    }

    private static Optional<String> wanted(JsonNode before, JsonNode after, String field) {
        return text(after, field).or(() -> before.has(field) ? Optional.of("") : Optional.empty());
    }

    private static Optional<String> text(JsonNode state, String field) {
        return Optional.of(state.path(field).asText()).filter(value -> !value.isEmpty());
    }

    private static void put(ObjectNode state, String field, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            state.put(field, value);
        }
    }

    private static Optional<JsonNode> found(Supplier<JsonNode> read) {
        try {
            return Optional.of(read.get());
        } catch (TrailNotFoundException e) {
            return Optional.empty();
        }
    }
}
