package io.strongroom.domain.arns;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.strongroom.domain.accounts.Partition;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An Amazon Resource Name, taken apart. Wildcards and control characters are refused: this is the name of one thing.
 *
 * @param region empty for global resources
 * @param account empty where the service leaves it out, as S3 does
 */
public record Arn(String partition, String service, String region, String account, String resource) {
    private static final Pattern FORM = Pattern.compile(
            "arn:(aws|aws-us-gov|aws-cn):([a-z0-9-]{1,63}):([a-z0-9-]{0,32}):([0-9]{12}|aws|):([\\x21-\\x7e&&[^*?]]{1,1600})");

    /** The ARN that the text is, or empty when it is none. */
    public static Optional<Arn> parse(String text) {
        var match = FORM.matcher(text);
        return match.matches()
                ? Optional.of(new Arn(match.group(1), match.group(2), match.group(3), match.group(4), match.group(5)))
                : Optional.empty();
    }

    @JsonCreator
    public static Arn of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("arn: not an ARN of one resource"));
    }

    public static Arn of(Partition partition, String service, String region, String account, String resource) {
        return new Arn(partition.id(), service, region, account, resource);
    }

    /** What follows the last slash or colon of the resource: its name or id. */
    public String name() {
        return resource.substring(Math.max(resource.lastIndexOf('/'), resource.lastIndexOf(':')) + 1);
    }

    @Override
    @JsonValue
    public String toString() {
        return "arn:" + partition + ":" + service + ":" + region + ":" + account + ":" + resource;
    }
}
