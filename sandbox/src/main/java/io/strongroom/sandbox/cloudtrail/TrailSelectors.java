package io.strongroom.sandbox.cloudtrail;

import io.strongroom.sandbox.store.Documents;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.cloudtrail.model.AdvancedEventSelector;
import software.amazon.awssdk.services.cloudtrail.model.EventSelector;
import software.amazon.awssdk.services.cloudtrail.model.GetEventSelectorsRequest;
import software.amazon.awssdk.services.cloudtrail.model.GetEventSelectorsResponse;
import software.amazon.awssdk.services.cloudtrail.model.PutEventSelectorsRequest;
import software.amazon.awssdk.services.cloudtrail.model.PutEventSelectorsResponse;

/** Which events a trail records: basic selectors or advanced ones, each put in place of all before. */
final class TrailSelectors {
    private static final Set<String> BASIC_TYPES =
            Set.of("AWS::S3::Object", "AWS::Lambda::Function", "AWS::DynamoDB::Table");
    private static final int MOST_BASIC = 5;
    private static final int MOST_VALUES = 500;
    private final Trails trails;

    TrailSelectors(Trails trails) {
        this.trails = trails;
    }

    PutEventSelectorsResponse put(Documents documents, PutEventSelectorsRequest request) {
        if (request.hasEventSelectors() == request.hasAdvancedEventSelectors()) {
            throw invalid("Specify either EventSelectors or AdvancedEventSelectors.");
        }
        requireBasic(request.eventSelectors());
        requireAdvanced(request.advancedEventSelectors());
        trails.change(
                documents,
                request.trailName(),
                kept -> kept.selecting(request.eventSelectors(), request.advancedEventSelectors())
                        .with(kept.trail().toBuilder()
                                .hasCustomEventSelectors(true)
                                .build()));
        return PutEventSelectorsResponse.builder()
                .trailARN(trails.arn(request.trailName()))
                .eventSelectors(request.hasEventSelectors() ? request.eventSelectors() : null)
                .advancedEventSelectors(request.hasAdvancedEventSelectors() ? request.advancedEventSelectors() : null)
                .build();
    }

    GetEventSelectorsResponse get(Documents documents, GetEventSelectorsRequest request) {
        var kept = trails.anywhere(documents, request.trailName());
        return GetEventSelectorsResponse.builder()
                .trailARN(kept.trail().trailARN())
                .eventSelectors(kept.basic().isEmpty() ? null : kept.basic())
                .advancedEventSelectors(kept.advanced().isEmpty() ? null : kept.advanced())
                .build();
    }

    private static void requireBasic(List<EventSelector> selectors) {
        if (selectors.size() > MOST_BASIC) {
            throw invalid("A trail has at most " + MOST_BASIC + " event selectors.");
        }
        for (var selector : selectors) {
            for (var resource : selector.dataResources()) {
                if (!BASIC_TYPES.contains(resource.type())) {
                    throw invalid("Value " + resource.type() + " for DataResources.Type is invalid.");
                }
            }
        }
    }

    private static void requireAdvanced(List<AdvancedEventSelector> selectors) {
        int values = 0;
        for (var selector : selectors) {
            var category = selector.fieldSelectors().stream()
                    .filter(field -> field.field().equals("eventCategory"))
                    .flatMap(field -> field.equalsValue().stream())
                    .toList();
            if (category.size() != 1
                    || !Set.of("Management", "Data", "NetworkActivity").contains(category.getFirst())) {
                throw invalid("Every advanced event selector needs one eventCategory.");
            }
            boolean typed = selector.fieldSelectors().stream()
                    .anyMatch(field -> field.field().equals("resources.type"));
            if (category.getFirst().equals("Data") != typed) {
                throw invalid("resources.type is needed for data events, and for those only.");
            }
            values += selector.fieldSelectors().stream()
                    .mapToInt(field ->
                            field.equalsValue().size() + field.startsWith().size())
                    .sum();
        }
        if (values > MOST_VALUES) {
            throw invalid("More than " + MOST_VALUES + " values in advanced event selectors.");
        }
    }

    private static RuntimeException invalid(String message) {
        return TrailErrors.bad("InvalidEventSelectorsException", message);
    }
}
