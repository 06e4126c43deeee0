package io.strongroom.domain.inventory;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What tags say that a resource is for. */
public final class Purpose {
    private Purpose() {}

    /** In lower case; more than one where tags differ, none where they say nothing. */
    public static Stream<String> of(Map<String, String> tags) {
        return Stream.of("strongroom:purpose", "purpose")
                .flatMap(key -> Optional.ofNullable(tags.get(key)).stream())
                .map(purpose -> purpose.toLowerCase(Locale.ROOT));
    }

    /** Whether it is backups, or something of theirs such as {@code backup-audit}. */
    public static boolean isBackup(Map<String, String> tags) {
        return of(tags).anyMatch(purpose -> purpose.startsWith("backup"));
    }
}
