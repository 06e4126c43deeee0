package io.strongroom.domain.onboarding;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * How far an account's roles are from those that Strongroom would make now.
 *
 * @param version that the roles that open say they are; the older of the two; empty when one does not say
 * @param unreadable controls that cannot be read with them
 * @param unfixable controls that cannot be fixed with them
 */
public record RoleDrift(Optional<Integer> version, int current, long unreadable, long unfixable) {

    public static RoleDrift of(Connection connection, PermissionMatrix matrix) {
        var versions = Stream.of(connection.read(), connection.remediation())
                .filter(role -> role.withExternalId().open())
                .map(RoleConnection::version)
                .toList();
        var older = versions.stream().allMatch(Optional::isPresent)
                ? versions.stream().flatMap(Optional::stream).min(Integer::compare)
                : Optional.<Integer>empty();
        return new RoleDrift(older, RoleVersions.current(), matrix.unreadable(), matrix.unfixable());
    }

    /** Whether the template is to be deployed anew. */
    public boolean drifted() {
        return version.filter(known -> known >= current).isEmpty() || unreadable + unfixable > 0;
    }

    /** For people, such as {@code role v1, current v2, 3 controls cannot be read, 1 cannot be fixed}. */
    public String words() {
        var words = new StringBuilder(version.map(known -> "role v" + known).orElse("role without a version"));
        words.append(", current v").append(current);
        if (unreadable > 0) {
            words.append(", ").append(controls(unreadable)).append(" cannot be read");
        }
        if (unfixable > 0) {
            words.append(", ")
                    .append(unreadable > 0 ? Long.toString(unfixable) : controls(unfixable))
                    .append(" cannot be fixed");
        }
        return words.toString();
    }

    private static String controls(long number) {
        return number == 1 ? "1 control" : number + " controls";
    }
}
