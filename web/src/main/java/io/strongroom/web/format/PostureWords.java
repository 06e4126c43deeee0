package io.strongroom.web.format;

import io.quarkus.qute.TemplateExtension;
import io.strongroom.domain.controls.Judgement;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.findings.FindingId;
import io.strongroom.domain.findings.FindingStatus;
import io.strongroom.domain.findings.Findings;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** How findings and posture read on a page. */
@TemplateExtension
public final class PostureWords {
    private static final int HEAD = 8;
    private static final int TAIL = 4;
    private static final int HUNDRED = 100;
    private static final int ARN_PARTS = 6;

    private PostureWords() {}

    /** The families of controls in their order, each in words. */
    public static Map<String, String> families() {
        var all = new LinkedHashMap<String, String>();
        all.put("ENC", "Encryption and keys");
        all.put("TRN", "In transit");
        all.put("ACC", "Access");
        all.put("MON", "Monitoring");
        all.put("IMM", "Locks and copies");
        all.put("NET", "Network");
        all.put("GOV", "Governance");
        all.put("OPS", "Operations");
        return all;
    }

    /** A family's code in words; an unknown code as it is. */
    public static String familyName(String code) {
        return families().getOrDefault(code, code);
    }

    /** The tone of a severity's chip. */
    public static String tone(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }

    public static String spoken(Severity severity) {
        return Words.spoken(severity.name().toLowerCase(Locale.ROOT));
    }

    public static String spoken(FindingStatus status) {
        return Words.spoken(status.name().toLowerCase(Locale.ROOT));
    }

    public static Chip chip(FindingStatus status) {
        return switch (status) {
            case OPEN -> new Chip("failed", "cross", "Open");
            case ACCEPTED -> new Chip("blocked", "lock", "Accepted");
            case RESOLVED -> new Chip("ok", "check", "Resolved");
            case STALE -> new Chip("idle", "dash", "Stale");
        };
    }

    /** Where an assessment's work on an account stands. */
    public static Chip partChip(String state) {
        return switch (state) {
            case "QUEUED" -> new Chip("idle", "clock", "Waits");
            case "RUNNING" -> new Chip("running", "spin", "Being read");
            case "DONE" -> new Chip("ok", "check", "Assessed");
            case "FAILED" -> new Chip("failed", "cross", "Not assessed");
            default -> new Chip("idle", "dash", state);
        };
    }

    /** Whole percent, rounded down: only what is whole is 100. */
    public static int percent(double share) {
        return (int) Math.floor(share * HUNDRED);
    }

    /** The share as {@code 93 %}; a word that is no number where there is none. */
    public static String percent(OptionalDouble share) {
        return share.isPresent() ? percent(share.getAsDouble()) + " %" : "not assessed";
    }

    /** Who says that a control counts for a framework's requirement. */
    public static String basisWords(String basis) {
        return switch (basis) {
            case "A" -> "mapped by AWS";
            case "P", "S" -> "a published mapping";
            case "E" -> "this project's judgement";
            default -> {
                var words = new LinkedHashSet<String>();
                for (var one : basis.split(",")) {
                    words.add(one.length() == 1 ? basisWords(one) : one);
                }
                yield String.join(", ", words);
            }
        };
    }

    /** Enough of an id to tell it from its neighbours. */
    public static String brief(FindingId id) {
        var text = id.toString();
        return text.substring(0, HEAD) + "…" + text.substring(text.length() - TAIL);
    }

    /** The part of an ARN that people know a thing by. */
    public static String resourceName(String arn) {
        var parts = arn.split(":", ARN_PARTS);
        if (parts.length < ARN_PARTS || parts[ARN_PARTS - 1].isEmpty()) {
            return arn;
        }
        var resource = parts[ARN_PARTS - 1];
        return parts[2].equals("strongroom") ? "All of " + parts[4] : resource.replaceFirst("^[a-z-]+[:/](?=.)", "");
    }

    /** A resource's type in words, such as {@code Backup vault} or {@code KMS key}. */
    public static String typeName(String awsType) {
        var parts = awsType.split("::");
        if (awsType.equals(Judgement.SCOPE)) {
            return "Account and Region as a whole";
        }
        if (parts.length != 3) {
            return awsType;
        }
        var name = parts[2].replaceAll("([a-z0-9])([A-Z])", "$1 $2");
        var spoken = name.startsWith(parts[1]) && name.length() > parts[1].length() ? name : parts[1] + " " + name;
        var first = spoken.indexOf(' ');
        return spoken.substring(0, first) + spoken.substring(first).toLowerCase(Locale.ROOT);
    }

    /** How many of a thing. */
    public static String capped(long n) {
        return n >= Findings.COUNTED_MOST ? "10,000+" : Long.toString(n);
    }
}
