package io.strongroom.web.format;

import io.quarkus.qute.TemplateExtension;
import io.strongroom.domain.exceptions.Exemption;
import io.strongroom.domain.exceptions.ExemptionScope;
import io.strongroom.domain.exceptions.ExemptionScope.Everything;
import io.strongroom.domain.exceptions.ExemptionScope.OneAccount;
import io.strongroom.domain.exceptions.ExemptionScope.OneResource;
import io.strongroom.domain.exceptions.ExemptionScope.Unit;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How exceptions, policies and schedules read on a page. */
@TemplateExtension
public final class GovernWords {
    private static final DateTimeFormatter WALL = DateTimeFormatter.ofPattern("EEE uuuu-MM-dd HH:mm", Locale.ENGLISH);

    private GovernWords() {}

    public static Chip chip(Exemption exemption) {
        return switch (exemption.state()) {
            case REQUESTED -> new Chip("waiting", "clock", "Waits for approval");
            case ACTIVE -> new Chip("blocked", "lock", "In force");
            case REJECTED -> new Chip("failed", "cross", "Rejected");
            case ENDED ->
                new Chip(
                        "idle",
                        "dash",
                        exemption
                                .ending()
                                .map(ending -> switch (ending) {
                                    case EXPIRED -> "Expired";
                                    case WITHDRAWN -> "Withdrawn";
                                })
                                .orElse("Ended"));
        };
    }

    /** Whether it accepts something, or would once somebody says yes. */
    public static boolean standing(Exemption exemption) {
        return switch (exemption.state()) {
            case REQUESTED, ACTIVE -> true;
            case ENDED, REJECTED -> false;
        };
    }

    /** Where failures are accepted. */
    public static String spoken(ExemptionScope scope) {
        return switch (scope) {
            case OneResource(var account, var arn) -> PostureWords.resourceName(arn) + " in account " + account;
            case OneAccount(var account) -> "account " + account;
            case Unit(var path) -> path.equals("/") ? "all organizational units" : path + " and all below it";
            case Everything all -> "everywhere, accounts to come included";
        };
    }

    /** Whether a clock in that place shows UTC, so that it need not be told twice. */
    public static boolean utc(ZoneId zone) {
        return zone.normalized().equals(ZoneOffset.UTC);
    }

    /** What a clock in that place shows. */
    public static String wall(Instant at, ZoneId zone) {
        return WALL.withZone(zone).format(at);
    }
}
