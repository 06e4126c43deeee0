package io.strongroom.sandbox.cloudtrail;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.json.Json;
import io.strongroom.sandbox.calls.Calls;
import io.strongroom.sandbox.calls.Page;
import io.strongroom.sandbox.calls.Session;
import io.strongroom.sandbox.ledger.Effect;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudtrail.model.Event;
import software.amazon.awssdk.services.cloudtrail.model.LookupAttribute;
import software.amazon.awssdk.services.cloudtrail.model.LookupEventsRequest;
import software.amazon.awssdk.services.cloudtrail.model.LookupEventsResponse;

/**
 * What CloudTrail remembers, made of the ledger: calls that changed something, by whoever did it. Reads and refusals leave no
 * effect, so they are not in it.
 */
final class TrailHistory {
    private static final Duration REMEMBERED = Duration.ofDays(90);
    private static final int PAGE_MOST = 50;
    private static final Set<String> WITHOUT_REGION = Set.of("iam", "organizations", "sts");
    /** What the simulation does to itself is no call. */
    private static final Set<String> NO_CALLS = Set.of("Keep", "Drop");

    private static final Map<String, String> SOURCES = Map.of("cloudwatch", "monitoring");

    private final Calls calls;

    TrailHistory(Calls calls) {
        this.calls = calls;
    }

    /** An effect and its place in the answer, the latest first. */
    private record Numbered(int number, Effect effect) {}

    LookupEventsResponse lookUp(LookupEventsRequest request) {
        var from = request.startTime() == null ? calls.now().minus(REMEMBERED) : request.startTime();
        var until = request.endTime() == null ? Instant.MAX : request.endTime().plusSeconds(1);
        var wanted = calls
                .effects(from, until.isAfter(calls.now()) ? calls.now().plusSeconds(1) : until)
                .stream()
                .filter(this::here)
                .filter(effect -> request.lookupAttributes().stream().allMatch(one -> fits(one, effect)))
                .toList();
        var numbered = IntStream.range(0, wanted.size())
                .mapToObj(n -> new Numbered(n, wanted.get(n)))
                .toList();
        var page = Page.of(
                numbered,
                one -> "%09d".formatted(one.number()),
                request.nextToken(),
                limit(request.maxResults()),
                PAGE_MOST,
                () -> TrailErrors.bad("InvalidNextTokenException", "Invalid token."));
        return LookupEventsResponse.builder()
                .events(page.map(one -> event(one.effect())))
                .nextToken(page.next())
                .build();
    }

    private static int limit(@Nullable Integer asked) {
        if (asked != null && (asked < 1 || asked > PAGE_MOST)) {
            throw TrailErrors.bad("InvalidMaxResultsException", "MaxResults must be between 1 and " + PAGE_MOST);
        }
        return asked == null ? PAGE_MOST : asked;
    }

    private boolean here(Effect effect) {
        if (NO_CALLS.contains(operation(effect))) {
            return false;
        }
        var place = calls.place();
        var told = WITHOUT_REGION.contains(service(effect))
                ? place.region().partition().globalRegion().value()
                : effect.region();
        return told.equals(place.region().value());
    }

    private static boolean fits(LookupAttribute attribute, Effect effect) {
        return switch (attribute.attributeKey()) {
            case READ_ONLY -> attribute.attributeValue().equals("false");
            case EVENT_SOURCE -> attribute.attributeValue().equals(source(effect));
            case EVENT_NAME -> attribute.attributeValue().equals(operation(effect));
            case EVENT_ID -> attribute.attributeValue().equals(effect.requestId());
            default ->
                throw TrailErrors.bad(
                        "InvalidLookupAttributesException",
                        "the simulation cannot look up by " + attribute.attributeKeyAsString());
        };
    }

    private Event event(Effect effect) {
        return Event.builder()
                .eventId(effect.requestId())
                .eventName(operation(effect))
                .eventSource(source(effect))
                .eventTime(effect.at())
                .readOnly("false")
                .username(effect.session())
                .cloudTrailEvent(Json.write(record(effect)))
                .build();
    }

    private JsonNode record(Effect effect) {
        var role = effect.session().equals(new Session.Owner().name())
                ? new Session.Owner().role()
                : Session.REMEDIATION_ROLE;
        var place = calls.place();
        var record = Json.object()
                .put("eventVersion", "1.11")
                .put("eventTime", effect.at().toString())
                .put("eventSource", source(effect))
                .put("eventName", operation(effect))
                .put("awsRegion", place.region().value())
                .put("sourceIPAddress", "192.0.2.1")
                .put("userAgent", "simulated")
                .put("requestID", effect.requestId())
                .put("eventID", effect.requestId())
                .put("readOnly", false)
                .put("eventType", "AwsApiCall")
                .put("managementEvent", true)
                .put("recipientAccountId", effect.account())
                .put("eventCategory", "Management");
        var identity = record.putObject("userIdentity")
                .put("type", "AssumedRole")
                .put("arn", place.globalArn("sts", "assumed-role/" + role + "/" + effect.session()))
                .put("accountId", effect.account());
        identity.putObject("sessionContext")
                .putObject("sessionIssuer")
                .put("type", "Role")
                .put("arn", place.globalArn("iam", "role/" + role))
                .put("accountId", effect.account())
                .put("userName", role);
        record.set("requestParameters", named(effect.request()));
        record.putNull("responseElements");
        return record;
    }

    /** Members as CloudTrail writes them: in lower case at first. */
    private static JsonNode named(JsonNode tree) {
        if (tree.isArray()) {
            var array = Json.array();
            tree.forEach(one -> array.add(named(one)));
            return array;
        }
        if (!tree.isObject()) {
            return tree;
        }
        var object = Json.object();
        tree.properties().forEach(one -> {
            var name = one.getKey();
            var written = name.isEmpty() ? name : Character.toLowerCase(name.charAt(0)) + name.substring(1);
            object.set(written, named(one.getValue()));
        });
        return object;
    }

    private static String service(Effect effect) {
        return effect.api().substring(0, effect.api().indexOf(':'));
    }

    private static String source(Effect effect) {
        var service = service(effect);
        return SOURCES.getOrDefault(service, service) + ".amazonaws.com";
    }

    private static String operation(Effect effect) {
        return effect.api().substring(effect.api().indexOf(':') + 1);
    }
}
