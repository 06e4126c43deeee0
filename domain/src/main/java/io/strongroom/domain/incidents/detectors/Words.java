package io.strongroom.domain.incidents.detectors;

import io.strongroom.domain.events.Actor;
import io.strongroom.domain.events.AwsEvent;
import io.strongroom.domain.inventory.backup.BlastRadius;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;

/** How detections put things. */
final class Words {
    private static final String[] UNITS = {"bytes", "KiB", "MiB", "GiB", "TiB", "PiB"};

    private Words() {}

    /** Who did it, as a sentence begins. */
    static String who(AwsEvent event) {
        return event.actor().map(Words::name).orElse("Somebody");
    }

    private static String name(Actor actor) {
        var name = actor.type().equals("Root")
                ? "The root user of " + actor.account().orElse("an account")
                : actor.called();
        return actor.invokedBy().map(by -> name + " through " + by).orElse(name);
    }

    /** So many recovery points, how large, from when to when. */
    static String amount(BlastRadius radius) {
        var points = count(radius.recoveryPoints(), "recovery point");
        var span = radius.oldest().isPresent() && radius.newest().isPresent()
                ? ", from " + day(radius.oldest().get()) + " to "
                        + day(radius.newest().get())
                : "";
        return points + " (" + size(radius.bytes()) + span + ")";
    }

    static String count(long n, String thing) {
        return String.format(Locale.ROOT, "%,d %s%s", n, thing, n == 1 ? "" : "s");
    }

    static String size(long bytes) {
        double size = bytes;
        int unit = 0;
        while (size >= 1024 && unit < UNITS.length - 1) {
            size /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", size, UNITS[unit]);
    }

    private static String day(Instant at) {
        return at.atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }
}
