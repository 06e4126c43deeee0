package io.strongroom.domain.controls.operations;

import static io.strongroom.domain.controls.Judged.verdict;
import static io.strongroom.domain.controls.Judged.verdictOnWhole;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.inventory.WatchSamples;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackupKeysAreUsedTest {
    private final BackupKeysAreUsed control = new BackupKeysAreUsed();

    private static Inventory.Builder with() {
        return WatchSamples.region().read(Kinds.KEYS, List.of(Samples.key()));
    }

    @Test
    void lastUseThatTheSdkCannotReadIsUnknown() {
        assertEquals("UNKNOWN", verdict(control, with()).label());
    }

    @Test
    void useThatIsReadIsJudged() {
        assertEquals(
                "FAIL", verdict(control, with().read(Kinds.KEY_USES, List.of())).label());
        assertEquals(
                "PASS",
                verdict(control, with().read(Kinds.KEY_USES, List.of(() -> Samples.KEY_ARN)))
                        .label());
    }

    @Test
    void keyOfNoVaultIsNotApplicable() {
        assertEquals(
                "NOT_APPLICABLE",
                verdictOnWhole(control, with().read(Kinds.VAULTS, List.of())).label());
    }
}
