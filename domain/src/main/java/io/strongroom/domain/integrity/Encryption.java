package io.strongroom.domain.integrity;

import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.NotTold;
import io.strongroom.domain.inventory.keys.Key;
import io.strongroom.domain.inventory.keys.KeyBehind;
import java.util.Optional;

/**
 * Whether all recovery points of a resource in a vault are encrypted with keys that AWS names and that work.
 *
 * @param why a sentence; for those that are, which keys they are on
 */
public record Encryption(Holds holds, String why) {
    /** What is known of it. */
    public enum Holds {
        YES,
        NO,
        /** It could not be told, and so is neither. */
        UNTOLD
    }

    /** One that is not encrypted, or whose key is gone, settles it; what could not be told matters only while there is none. */
    public static Encryption of(ResourceBackups points, Inventory inventory) {
        if (points.plain() > 0) {
            return no(points.plain() + " of " + points.restorable() + " recovery points are not encrypted.");
        }
        if (points.unnamed() > 0) {
            return no("AWS names no key for " + points.unnamed() + " of " + points.restorable() + " recovery points.");
        }
        Optional<Encryption> untold = points.moreKeys()
                ? Optional.of(untold("They are on more keys than are looked at one by one."))
                : Optional.empty();
        for (var key : points.keyArns()) {
            var one = of(key, inventory);
            if (one.holds() == Holds.NO) {
                return one;
            }
            if (one.holds() == Holds.UNTOLD) {
                untold = Optional.of(one);
            }
        }
        return untold.orElseGet(() -> new Encryption(Holds.YES, String.join(", ", points.keyArns())));
    }

    private static Encryption of(String keyArn, Inventory inventory) {
        try {
            return switch (KeyBehind.of(keyArn, inventory)) {
                case KeyBehind.Here(var key) -> of(key);
                case KeyBehind.Gone() -> no("Their key " + keyArn + " is no longer there.");
                case KeyBehind.Elsewhere(var arn) ->
                    untold("Their key " + arn
                            + " is of another account or Region; whether it is enabled is not known.");
            };
        } catch (NotTold e) {
            return untold("Whether their key " + keyArn + " is enabled could not be told: " + why(e.coverage()) + ".");
        }
    }

    private static Encryption of(Key key) {
        return key.usable()
                ? new Encryption(Holds.YES, key.arn())
                : no("Their key " + key.arn() + " cannot be used: it is " + key.currentState() + ".");
    }

    private static Encryption no(String why) {
        return new Encryption(Holds.NO, why);
    }

    private static Encryption untold(String why) {
        return new Encryption(Holds.UNTOLD, why);
    }

    /** What stood in the way of a reading, as the end of a sentence. */
    static String why(Coverage coverage) {
        return switch (coverage) {
            case Coverage.Read read -> "it was read";
            case Coverage.Denied(var action) -> "the read role lacks " + action;
            case Coverage.Throttled(var api) -> api + " was throttled";
            case Coverage.Unsupported(var api) -> api + " is not available";
            case Coverage.LeftOut(var action) -> action + " was left out";
        };
    }
}
