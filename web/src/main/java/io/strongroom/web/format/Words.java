package io.strongroom.web.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.qute.TemplateExtension;
import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.changes.ChangeState;
import io.strongroom.domain.changes.RiskClass;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** How times, risks and JSON read on a page. */
@TemplateExtension
public final class Words {
    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final ObjectWriter PRETTY = JsonMapper.builder().build().writerWithDefaultPrettyPrinter();
    private static final int DIGEST_SHOWN = 19;

    private Words() {}

    public static String utc(Instant at) {
        return UTC.format(at);
    }

    public static String iso(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    /** A length of time in its two largest units. */
    public static String brief(Duration length) {
        if (length.compareTo(Duration.ofSeconds(1)) < 0) {
            return length.toMillis() + " ms";
        }
        if (length.compareTo(Duration.ofMinutes(1)) < 0) {
            return length.toSeconds() + " s";
        }
        if (length.compareTo(Duration.ofHours(1)) < 0) {
            return length.toMinutes() + " min " + length.toSecondsPart() + " s";
        }
        return length.toDays() > 0
                ? length.toDays() + " d " + length.toHoursPart() + " h"
                : length.toHours() + " h " + length.toMinutesPart() + " min";
    }

    /** The tone of a risk's chip. */
    public static String tone(RiskClass risk) {
        return switch (risk) {
            case R0 -> "info";
            case R1 -> "low";
            case R2 -> "high";
            case R3 -> "critical";
        };
    }

    public static String meaning(RiskClass risk) {
        return switch (risk) {
            case R0 -> "only adds";
            case R1 -> "alters, can be undone at once";
            case R2 -> "may stop what works: one approver";
            case R3 -> "cannot be undone: two approvers";
        };
    }

    public static Chip chip(ChangeState state) {
        return switch (state) {
            case PLANNED -> new Chip("idle", "clock", "Not begun");
            case INTENDED -> new Chip("running", "spin", "Begun, outcome not known yet");
            case APPLIED -> new Chip("ok", "check", "Applied");
            case SKIPPED -> new Chip("ok", "check", "Was as wanted already");
            case FAILED -> new Chip("failed", "cross", "Failed");
            case UNDONE -> new Chip("idle", "dash", "Rolled back");
        };
    }

    /** JSON over several lines. */
    public static String pretty(JsonNode json) {
        try {
            return PRETTY.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The value of an output: text as it is, all else as JSON. */
    public static String plain(JsonNode json) {
        return json.isTextual() ? json.textValue() : pretty(json);
    }

    public static String spoken(Account.Status status) {
        return spoken(status.name().toLowerCase(Locale.ROOT));
    }

    /** A kebab-case code as the beginning of a sentence. */
    public static String spoken(String code) {
        var words = code.replace('-', ' ');
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** The id of the field that a JSON Pointer of one name means, without its prefix. */
    public static String fieldId(String pointer) {
        return pointer.replace('/', '-');
    }

    /** The name in a JSON Pointer of one name. */
    public static String fieldName(String pointer) {
        return spoken(pointer.replace("/", ""));
    }

    /** The beginning of a digest. */
    public static String digestHead(String digest) {
        return digest.length() > DIGEST_SHOWN ? digest.substring(0, DIGEST_SHOWN) + "…" : digest;
    }
}
