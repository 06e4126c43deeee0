package io.strongroom.domain.integrity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.inventory.keys.Key;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EncryptionTest {
    private static Inventory with(Key... keys) {
        return Samples.inventory().read(Kinds.KEYS, List.of(keys)).build();
    }

    private static void holds(Encryption.Holds holds, String why, ResourceBackups points, Inventory inventory) {
        var found = Encryption.of(points, inventory);
        assertEquals(holds, found.holds(), found.why());
        assertTrue(found.why().contains(why), found.why());
    }

    @Test
    void allOnAKeyThatWorks() {
        holds(Encryption.Holds.YES, Samples.KEY_ARN, Held.points(), with(Samples.key()));
    }

    @Test
    void onePlainOneIsEnough() {
        holds(
                Encryption.Holds.NO,
                "1 of 10 recovery points are not encrypted",
                Records.with(Held.points(), "plain", 1L),
                with(Samples.key()));
    }

    @Test
    void aKeyThatAwsDoesNotNameIsNoNamedKey() {
        holds(Encryption.Holds.NO, "names no key for 3", Records.with(Held.points(), "unnamed", 3L), with());
    }

    @Test
    void keyThatIsDisabledOrGoneDoesNot() {
        var disabled = Records.with(Samples.key(), "state", "Disabled");
        holds(Encryption.Holds.NO, "it is Disabled", Held.points(), with(disabled));
        holds(Encryption.Holds.NO, "no longer there", Held.points(), with());
    }

    @Test
    void whatCannotBeSeenIsUntold() {
        var dark = Samples.inventory()
                .unread(Kinds.KEYS, new Coverage.Denied("kms:ListKeys"))
                .build();
        holds(Encryption.Holds.UNTOLD, "lacks kms:ListKeys", Held.points(), dark);
        var closed =
                Records.with(Held.points(), "keyArns", Set.of(Samples.darkKey().arn()));
        holds(Encryption.Holds.UNTOLD, "lacks kms:DescribeKey", closed, with(Samples.darkKey()));
        var away =
                Records.with(Held.points(), "keyArns", Set.of(Samples.KEY_ARN.replace("123456789012", "210987654321")));
        holds(Encryption.Holds.UNTOLD, "another account", away, with(Samples.key()));
        holds(Encryption.Holds.UNTOLD, "more keys", Records.with(Held.points(), "moreKeys", true), with(Samples.key()));
    }

    @Test
    void whatIsKnownToBeBadOutweighsWhatIsUntold() {
        var both = Records.with(
                Held.points(),
                "keyArns",
                Set.of(Samples.KEY_ARN, Samples.darkKey().arn()));
        var disabled = Records.with(Samples.key(), "state", "PendingDeletion");
        holds(Encryption.Holds.NO, "PendingDeletion", both, with(disabled, Samples.darkKey()));
    }
}
