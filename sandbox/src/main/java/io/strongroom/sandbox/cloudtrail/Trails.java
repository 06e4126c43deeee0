package io.strongroom.sandbox.cloudtrail;

import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.arns.Arn;
import io.strongroom.domain.json.Json;
import io.strongroom.sandbox.calls.Calls;
import io.strongroom.sandbox.calls.Place;
import io.strongroom.sandbox.store.Documents;
import io.strongroom.sandbox.store.Shelf;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudtrail.model.AddTagsRequest;
import software.amazon.awssdk.services.cloudtrail.model.AddTagsResponse;
import software.amazon.awssdk.services.cloudtrail.model.CreateTrailRequest;
import software.amazon.awssdk.services.cloudtrail.model.CreateTrailResponse;
import software.amazon.awssdk.services.cloudtrail.model.DeleteTrailRequest;
import software.amazon.awssdk.services.cloudtrail.model.DeleteTrailResponse;
import software.amazon.awssdk.services.cloudtrail.model.DescribeTrailsRequest;
import software.amazon.awssdk.services.cloudtrail.model.DescribeTrailsResponse;
import software.amazon.awssdk.services.cloudtrail.model.EventSelector;
import software.amazon.awssdk.services.cloudtrail.model.GetTrailRequest;
import software.amazon.awssdk.services.cloudtrail.model.GetTrailResponse;
import software.amazon.awssdk.services.cloudtrail.model.GetTrailStatusRequest;
import software.amazon.awssdk.services.cloudtrail.model.GetTrailStatusResponse;
import software.amazon.awssdk.services.cloudtrail.model.ListTagsRequest;
import software.amazon.awssdk.services.cloudtrail.model.ListTagsResponse;
import software.amazon.awssdk.services.cloudtrail.model.ListTrailsRequest;
import software.amazon.awssdk.services.cloudtrail.model.ListTrailsResponse;
import software.amazon.awssdk.services.cloudtrail.model.ReadWriteType;
import software.amazon.awssdk.services.cloudtrail.model.RemoveTagsRequest;
import software.amazon.awssdk.services.cloudtrail.model.RemoveTagsResponse;
import software.amazon.awssdk.services.cloudtrail.model.ResourceTag;
import software.amazon.awssdk.services.cloudtrail.model.StartLoggingRequest;
import software.amazon.awssdk.services.cloudtrail.model.StartLoggingResponse;
import software.amazon.awssdk.services.cloudtrail.model.StopLoggingRequest;
import software.amazon.awssdk.services.cloudtrail.model.StopLoggingResponse;
import software.amazon.awssdk.services.cloudtrail.model.Tag;
import software.amazon.awssdk.services.cloudtrail.model.Trail;
import software.amazon.awssdk.services.cloudtrail.model.TrailInfo;
import software.amazon.awssdk.services.cloudtrail.model.UpdateTrailRequest;
import software.amazon.awssdk.services.cloudtrail.model.UpdateTrailResponse;

/** Trails of one Region. Those of all Regions cast a shadow into every other one of their account. */
final class Trails {
    private static final Pattern NAME = Pattern.compile("(?!.*[._-]{2})[A-Za-z0-9][A-Za-z0-9._-]{1,126}[A-Za-z0-9]");
    private static final int MOST = 5;
    private static final Duration DELIVERED_EVERY = Duration.ofMinutes(5);
    private final Calls calls;
    private final TrailSurroundings surroundings;

    Trails(Calls calls) {
        this.calls = calls;
        this.surroundings = new TrailSurroundings(calls);
    }

    CreateTrailResponse create(Documents documents, CreateTrailRequest request) {
        if (!NAME.matcher(request.name()).matches()) {
            throw TrailErrors.bad("InvalidTrailNameException", "Trail name is not valid: " + request.name());
        }
        if (documents.get(shelf().key(request.name())).isPresent()) {
            throw TrailErrors.exists(request.name());
        }
        if (documents.list(shelf()).size() >= MOST) {
            throw TrailErrors.bad(
                    "MaximumNumberOfTrailsExceededException", "User already has " + MOST + " trails in this Region.");
        }
        var trail = Trail.builder()
                .name(request.name())
                .trailARN(arn(request.name()))
                .homeRegion(calls.place().region().value())
                .s3BucketName(request.s3BucketName())
                .s3KeyPrefix(request.s3KeyPrefix())
                .snsTopicName(request.snsTopicName())
                .includeGlobalServiceEvents(!Boolean.FALSE.equals(request.includeGlobalServiceEvents()))
                .isMultiRegionTrail(Boolean.TRUE.equals(request.isMultiRegionTrail()))
                .logFileValidationEnabled(Boolean.TRUE.equals(request.enableLogFileValidation()))
                .cloudWatchLogsLogGroupArn(blank(request.cloudWatchLogsLogGroupArn()))
                .cloudWatchLogsRoleArn(blank(request.cloudWatchLogsRoleArn()))
                .kmsKeyId(blank(request.kmsKeyId()))
                .isOrganizationTrail(false)
                .hasCustomEventSelectors(false)
                .hasInsightSelectors(false)
                .build();
        surroundings.require(documents, trail);
        var tags = new TreeMap<String, String>();
        request.tagsList().forEach(tag -> tags.put(tag.key(), tag.value()));
        put(
                documents,
                new KeptTrail(trail, List.of(usual()), List.of(), false, Optional.empty(), Optional.empty(), tags));
        return CreateTrailResponse.builder()
                .name(trail.name())
                .trailARN(trail.trailARN())
                .s3BucketName(trail.s3BucketName())
                .isMultiRegionTrail(trail.isMultiRegionTrail())
                .includeGlobalServiceEvents(trail.includeGlobalServiceEvents())
                .logFileValidationEnabled(trail.logFileValidationEnabled())
                .kmsKeyId(trail.kmsKeyId())
                .cloudWatchLogsLogGroupArn(trail.cloudWatchLogsLogGroupArn())
                .cloudWatchLogsRoleArn(trail.cloudWatchLogsRoleArn())
                .build();
    }

    /** What the request leaves out stays; an empty text takes away. */
    UpdateTrailResponse update(Documents documents, UpdateTrailRequest request) {
        var old = require(documents, request.name());
        var is = old.trail();
        var changed = is.toBuilder()
                .s3BucketName(or(request.s3BucketName(), is.s3BucketName()))
                .s3KeyPrefix(blank(or(request.s3KeyPrefix(), is.s3KeyPrefix())))
                .includeGlobalServiceEvents(or(request.includeGlobalServiceEvents(), is.includeGlobalServiceEvents()))
                .isMultiRegionTrail(or(request.isMultiRegionTrail(), is.isMultiRegionTrail()))
                .logFileValidationEnabled(or(request.enableLogFileValidation(), is.logFileValidationEnabled()))
                .cloudWatchLogsLogGroupArn(
                        blank(or(request.cloudWatchLogsLogGroupArn(), is.cloudWatchLogsLogGroupArn())))
                .cloudWatchLogsRoleArn(blank(or(request.cloudWatchLogsRoleArn(), is.cloudWatchLogsRoleArn())))
                .kmsKeyId(blank(or(request.kmsKeyId(), is.kmsKeyId())))
                .build();
        if (changed.isMultiRegionTrail() && !changed.includeGlobalServiceEvents()) {
            throw TrailErrors.bad(
                    "InvalidParameterCombinationException", "Multi-Region trail must include global service events.");
        }
        surroundings.require(documents, changed);
        put(documents, old.with(changed));
        return UpdateTrailResponse.builder()
                .name(changed.name())
                .trailARN(changed.trailARN())
                .s3BucketName(changed.s3BucketName())
                .build();
    }

    GetTrailResponse get(Documents documents, GetTrailRequest request) {
        return GetTrailResponse.builder()
                .trail(require(documents, request.name()).trail())
                .build();
    }

    DescribeTrailsResponse describe(Documents documents, DescribeTrailsRequest request) {
        var names = request.trailNameList().stream().map(Trails::name).toList();
        var shown =
                new ArrayList<>(all(documents).stream().map(KeptTrail::trail).toList());
        if (!Boolean.FALSE.equals(request.includeShadowTrails())) {
            shown.addAll(shadows(documents));
        }
        return DescribeTrailsResponse.builder()
                .trailList(shown.stream()
                        .filter(trail -> names.isEmpty() || names.contains(trail.name()))
                        .toList())
                .build();
    }

    /** Trails of other Regions that record this one too. */
    private List<Trail> shadows(Documents documents) {
        return documents.list(castShadows()).stream()
                .filter(stored -> !Arn.of(stored.id())
                        .region()
                        .equals(calls.place().region().value()))
                .map(stored -> find(documents, stored.id()))
                .flatMap(Optional::stream)
                .map(KeptTrail::trail)
                .toList();
    }

    ListTrailsResponse list(Documents documents, ListTrailsRequest request) {
        return ListTrailsResponse.builder()
                .trails(all(documents).stream()
                        .map(kept -> TrailInfo.builder()
                                .name(kept.trail().name())
                                .trailARN(kept.trail().trailARN())
                                .homeRegion(kept.trail().homeRegion())
                                .build())
                        .toList())
                .build();
    }

    DeleteTrailResponse delete(Documents documents, DeleteTrailRequest request) {
        var kept = require(documents, request.name());
        documents.delete(shelf().key(name(request.name())));
        documents.delete(castShadows().key(kept.trail().trailARN()));
        return DeleteTrailResponse.builder().build();
    }

    /** A trail that logs delivers every few minutes. */
    private Instant delivered(KeptTrail kept) {
        var lately = calls.now().minus(DELIVERED_EVERY);
        return kept.started().filter(lately::isBefore).orElse(lately);
    }

    /** Also of a shadow, by its ARN. */
    GetTrailStatusResponse status(Documents documents, GetTrailStatusRequest request) {
        var kept = anywhere(documents, request.name());
        return GetTrailStatusResponse.builder()
                .isLogging(kept.logging())
                .startLoggingTime(kept.started().orElse(null))
                .latestDeliveryTime(kept.logging() ? delivered(kept) : null)
                .latestCloudWatchLogsDeliveryTime(
                        kept.logging() && kept.trail().cloudWatchLogsLogGroupArn() != null ? delivered(kept) : null)
                .stopLoggingTime(kept.stopped().orElse(null))
                .build();
    }

    StartLoggingResponse start(Documents documents, StartLoggingRequest request) {
        change(documents, request.name(), kept -> kept.logging(true, calls.now()));
        return StartLoggingResponse.builder().build();
    }

    StopLoggingResponse stop(Documents documents, StopLoggingRequest request) {
        change(documents, request.name(), kept -> kept.logging(false, calls.now()));
        return StopLoggingResponse.builder().build();
    }

    AddTagsResponse tag(Documents documents, AddTagsRequest request) {
        change(documents, request.resourceId(), kept -> {
            var tags = new TreeMap<>(kept.tags());
            request.tagsList().forEach(tag -> tags.put(tag.key(), tag.value()));
            return kept.tagged(tags);
        });
        return AddTagsResponse.builder().build();
    }

    RemoveTagsResponse untag(Documents documents, RemoveTagsRequest request) {
        change(documents, request.resourceId(), kept -> {
            var tags = new TreeMap<>(kept.tags());
            request.tagsList().forEach(tag -> tags.remove(tag.key()));
            return kept.tagged(tags);
        });
        return RemoveTagsResponse.builder().build();
    }

    ListTagsResponse tags(Documents documents, ListTagsRequest request) {
        return ListTagsResponse.builder()
                .resourceTagList(request.resourceIdList().stream()
                        .map(arn -> ResourceTag.builder()
                                .resourceId(arn)
                                .tagsList(require(documents, arn).tags().entrySet().stream()
                                        .map(tag -> Tag.builder()
                                                .key(tag.getKey())
                                                .value(tag.getValue())
                                                .build())
                                        .toList())
                                .build())
                        .toList())
                .build();
    }

    String arn(String nameOrArn) {
        return nameOrArn.startsWith("arn:") ? nameOrArn : calls.place().arn("cloudtrail", "trail/" + nameOrArn);
    }

    private Optional<KeptTrail> find(Documents documents, String nameOrArn) {
        var arn = arn(nameOrArn);
        var home = Arn.parse(arn).map(Arn::region).orElse("");
        var there = home.isEmpty() ? calls.place() : new Place(calls.place().account(), new Region(home));
        return documents
                .get(there.shelf("cloudtrail", "trails").key(name(nameOrArn)))
                .map(KeptTrail::read)
                .filter(kept -> kept.trail().trailARN().equals(arn));
    }

    /** A trail of this Region, or the shadow of one of another. */
    KeptTrail anywhere(Documents documents, String nameOrArn) {
        return find(documents, nameOrArn).orElseThrow(() -> TrailErrors.notFound(nameOrArn));
    }

    KeptTrail require(Documents documents, String nameOrArn) {
        return documents
                .get(shelf().key(name(nameOrArn)))
                .map(KeptTrail::read)
                .filter(kept -> kept.trail().trailARN().equals(arn(nameOrArn)))
                .orElseThrow(() -> TrailErrors.notFound(nameOrArn));
    }

    void change(Documents documents, String nameOrArn, UnaryOperator<KeptTrail> how) {
        put(documents, how.apply(require(documents, nameOrArn)));
    }

    private List<KeptTrail> all(Documents documents) {
        return documents.list(shelf()).stream()
                .map(stored -> KeptTrail.read(stored.body()))
                .toList();
    }

    private void put(Documents documents, KeptTrail kept) {
        documents.put(shelf().key(kept.trail().name()), kept.write());
        var shadow = castShadows().key(kept.trail().trailARN());
        if (kept.trail().isMultiRegionTrail()) {
            documents.put(shadow, Json.object());
        } else if (documents.get(shadow).isPresent()) {
            documents.delete(shadow);
        }
    }

    private Shelf castShadows() {
        return calls.place().globalShelf("cloudtrail", "multi-region");
    }

    private Shelf shelf() {
        return calls.place().shelf("cloudtrail", "trails");
    }

    /** What every new trail records: all management events. */
    private static EventSelector usual() {
        return EventSelector.builder()
                .readWriteType(ReadWriteType.ALL)
                .includeManagementEvents(true)
                .build();
    }

    private static String name(String nameOrArn) {
        return nameOrArn.substring(nameOrArn.lastIndexOf('/') + 1);
    }

    private static <T> @Nullable T or(@Nullable T asked, @Nullable T old) {
        return asked == null ? old : asked;
    }

    private static @Nullable String blank(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
