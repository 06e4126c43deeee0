package io.strongroom.domain.incidents.detectors;

import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.arns.Arn;
import io.strongroom.domain.events.AwsEvent;
import io.strongroom.domain.inventory.Baseline;
import io.strongroom.domain.inventory.Kinds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The key that a call of KMS is about: an ARN, an id or an alias, as the caller wrote it, and the ARNs that CloudTrail adds.
 *
 * @param names all that is known of its names, aliases looked up
 */
record KeyName(List<String> names) {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|mrk-[0-9a-f]{32}");

    KeyName {
        names = List.copyOf(names);
    }

    static KeyName of(AwsEvent event, Optional<Baseline> baseline) {
        var names = new ArrayList<String>();
        event.requested("keyId").ifPresent(names::add);
        event.resources().stream().filter(arn -> arn.contains(":key/")).forEach(names::add);
        var aliases = names.stream().filter(name -> name.contains("alias/")).toList();
        baseline.ifPresent(seen -> seen.of(Kinds.KEYS).forEach((arn, key) -> {
            for (var alias : key.path("aliases")) {
                if (aliases.stream().anyMatch(name -> name.endsWith(alias.asText()))) {
                    names.add(arn);
                }
            }
        }));
        return new KeyName(names);
    }

    /** Whether the ARN is that of the key. */
    boolean names(String arn) {
        return names.stream().anyMatch(name -> arn.equals(name) || arn.endsWith(":key/" + name));
    }

    /** Whether only an alias is known, which could be any key. */
    boolean vague() {
        return names.stream().allMatch(name -> name.contains("alias/"));
    }

    /** The key's ARN, put together where only its id is known; empty for what is known by an alias. */
    Optional<String> arn(AwsEvent event) {
        return names.stream()
                .filter(name -> name.startsWith("arn:") && name.contains(":key/"))
                .findFirst()
                .or(() -> names.stream()
                        .filter(ID.asMatchPredicate())
                        .findFirst()
                        .filter(id -> Region.fits(event.region()))
                        .map(id -> Arn.of(
                                        new Region(event.region()).partition(),
                                        "kms",
                                        event.region(),
                                        event.account().value(),
                                        "key/" + id)
                                .toString()));
    }

    /** As people write it. */
    String shown() {
        return names.stream()
                .filter(name -> name.contains(":key/"))
                .findFirst()
                .or(() -> names.stream().findFirst())
                .orElse("a key");
    }
}
