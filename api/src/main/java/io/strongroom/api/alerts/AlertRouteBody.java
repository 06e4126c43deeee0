package io.strongroom.api.alerts;

import io.strongroom.api.access.ScopeBody;
import io.strongroom.api.http.ApiBody;
import io.strongroom.domain.alerts.AlertRoute;
import io.strongroom.domain.alerts.Destination;
import io.strongroom.domain.alerts.NewAlertRoute;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.incidents.DetectorId;
import io.strongroom.domain.problems.FieldError;
import io.strongroom.domain.problems.Problem;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.users.ScopeReach;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A route as it is to be saved. */
@Schema(
        name = "AlertRouteRequest",
        description = "A route as it is to be saved, whole.",
        requiredProperties = {"name", "scope"})
public record AlertRouteBody(
        @Schema(description = "Its name.", examples = "On call", minLength = 1, maxLength = 100) @Nullable
        String name,

        @Schema(
                description = "What it leads to; WEBHOOK at /webhooks, where it may be left out.",
                enumeration = {"SNS", "WEBHOOK", "EMAIL", "SLACK"},
                examples = "EMAIL")
        @Nullable
        String kind,

        @Schema(
                description =
                        "Where it leads: a topic's ARN, an address that begins with https://, or a mail address. Left out in an update, it stays.",
                examples = "backup-oncall@example.com",
                maxLength = 2000)
        @Nullable
        String target,

        @Schema(description = "Whether it is used; true unless said otherwise.", examples = "true") @Nullable
        Boolean enabled,

        @Schema(
                description = "How grave an incident has to be; HIGH unless said otherwise.",
                enumeration = {"CRITICAL", "HIGH", "MEDIUM", "LOW"},
                examples = "HIGH")
        @Nullable
        String atLeast,

        @Schema(description = "Of which accounts it tells.") @Nullable
        ScopeBody scope,

        @Schema(
                description = "Only incidents with a detection of one of these; all of them when left out or empty.",
                examples = "[\"INC-02\"]",
                maxItems = 100)
        @Nullable
        Set<String> detectors,

        @Schema(
                description =
                        "Changes that come closer upon each other are told together; 0 for each by itself, 10 unless said otherwise. Critical ones wait at most five minutes, and only when there are very many.",
                examples = "10",
                minimum = "0",
                maximum = "1440")
        @Nullable
        Integer digestMinutes,

        @Schema(description = "When only what is critical is told at once.") @Nullable
        QuietHoursBody quietHours)
        implements ApiBody {
    private static final int DIGEST_MINUTES = 10;

    /**
     * @param saved what is there, when it is an update
     * @throws Rejected {@code validation-failed}, and as {@link ScopeBody#checked}
     */
    NewAlertRoute checked(Face face, Optional<AlertRoute> saved, ScopeReach reach) {
        var errors = new ArrayList<FieldError>();
        var severity = severity(errors);
        var ids = detectors(errors);
        var destination = destination(face, saved, errors);
        if (!errors.isEmpty()) {
            throw new Rejected(Problem.fields(errors));
        }
        return new NewAlertRoute(
                Objects.requireNonNullElse(name, ""),
                Objects.requireNonNullElse(enabled, true),
                severity,
                ScopeBody.checked(scope, reach, face.what()),
                ids,
                destination,
                Duration.ofMinutes(Objects.requireNonNullElse(digestMinutes, DIGEST_MINUTES)),
                Optional.ofNullable(quietHours).map(QuietHoursBody::checked));
    }

    private Severity severity(List<FieldError> errors) {
        var wanted = Objects.requireNonNullElse(atLeast, Severity.HIGH.name());
        return Arrays.stream(Severity.values())
                .filter(one -> one.name().equals(wanted))
                .findFirst()
                .orElseGet(() -> {
                    errors.add(new FieldError("/atLeast", "enum", "must be CRITICAL, HIGH, MEDIUM or LOW"));
                    return Severity.LOW;
                });
    }

    private Set<DetectorId> detectors(List<FieldError> errors) {
        var ids = new HashSet<DetectorId>();
        for (var text : Optional.ofNullable(detectors).orElseGet(Set::of)) {
            Optional.ofNullable(text)
                    .flatMap(DetectorId::parse)
                    .ifPresentOrElse(
                            ids::add,
                            () -> errors.add(new FieldError(
                                    "/detectors", "pattern", "must be ids such as INC-02, without null")));
        }
        return ids;
    }

    private Destination destination(Face face, Optional<AlertRoute> saved, List<FieldError> errors) {
        var known = saved.map(AlertRoute::destination);
        var wanted = Optional.ofNullable(kind)
                .or(() -> known.map(Destination::kind))
                .orElseGet(() -> face.kinds().size() == 1 ? face.kinds().getFirst() : "");
        if (!face.kinds().contains(wanted)) {
            errors.add(new FieldError("/kind", "enum", "must be " + String.join(" or ", face.kinds()) + " here"));
            return new Destination.Email("");
        }
        var leadsTo = Optional.ofNullable(target)
                .map(String::strip)
                .or(() -> known.filter(one -> one.kind().equals(wanted)).map(Destination::target))
                .orElse("");
        return Destination.of(wanted, leadsTo);
    }
}
