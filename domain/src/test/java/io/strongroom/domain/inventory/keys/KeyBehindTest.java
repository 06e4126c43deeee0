package io.strongroom.domain.inventory.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.NotTold;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.Samples;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeyBehindTest {
    private static final String THERE =
            "arn:aws:kms:eu-central-1:123456789012:key/99999999-2222-3333-4444-555555555555";
    private static final Key HOME = named(Samples.KEY_ARN);
    private static final Key AWAY = named(THERE);

    @Test
    void keyOfAnotherRegionThatWasReadIsHere() {
        assertEquals(new KeyBehind.Here(AWAY), behind(THERE));
        assertInstanceOf(KeyBehind.Elsewhere.class, behind(THERE.replace("eu-central-1", "eu-north-1")));
    }

    @Test
    void aliasIsOfItsRegionAndAccount() {
        assertEquals(new KeyBehind.Here(HOME), behind("alias/backup"));
        assertEquals(new KeyBehind.Here(AWAY), behind("arn:aws:kms:eu-central-1:123456789012:alias/backup"));
        var inventory =
                Samples.inventory().read(Kinds.KEYS, List.of(HOME, AWAY)).build();
        assertEquals(new KeyBehind.Here(AWAY), KeyBehind.of("alias/backup", new Region("eu-central-1"), inventory));
        assertInstanceOf(KeyBehind.Elsewhere.class, behind("arn:aws:kms:eu-west-1:210987654321:alias/backup"));
    }

    @Test
    void ownKeyOfTheRegionThatIsNotListedIsGone() {
        assertInstanceOf(KeyBehind.Gone.class, behind(Samples.KEY_ARN.replace("1111", "2222")));
        assertInstanceOf(KeyBehind.Gone.class, behind("alias/other"));
    }

    @Test
    void unreadKeysMatterOnlyHere() {
        var dark = Samples.inventory()
                .unread(Kinds.KEYS, new Coverage.Denied("kms:ListKeys"))
                .build();
        assertThrows(NotTold.class, () -> KeyBehind.of(Samples.KEY_ARN, dark));
        assertInstanceOf(KeyBehind.Elsewhere.class, KeyBehind.of(THERE, dark));
    }

    @Test
    void keyIsNotCalledByAnotherAccountsAlias() {
        assertTrue(HOME.called("arn:aws:kms:eu-west-1:123456789012:alias/backup"));
        assertTrue(HOME.called("alias/backup"));
        assertFalse(HOME.called("arn:aws:kms:eu-west-1:210987654321:alias/backup"));
    }

    private static Key named(String arn) {
        var key = Records.with(Samples.key(), "arn", arn);
        return Records.with(
                Records.with(key, "id", arn.substring(arn.indexOf('/') + 1)), "aliases", Set.of("alias/backup"));
    }

    private static KeyBehind behind(String name) {
        return KeyBehind.of(
                name, Samples.inventory().read(Kinds.KEYS, List.of(HOME, AWAY)).build());
    }
}
