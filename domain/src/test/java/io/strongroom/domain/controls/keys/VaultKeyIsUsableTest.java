package io.strongroom.domain.controls.keys;

import static io.strongroom.domain.controls.Judged.verdict;
import static io.strongroom.domain.controls.Judged.verdictOnWhole;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.inventory.keys.Key;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VaultKeyIsUsableTest {
    private final VaultKeyIsUsable control = new VaultKeyIsUsable();

    @Test
    void enabledKeyPasses() {
        assertEquals("PASS", verdict(control, vaultOn(Samples.key())).label());
    }

    @Test
    void keyBeingUpdatedPasses() {
        assertEquals(
                "PASS",
                verdict(control, vaultOn(Records.with(Samples.key(), "state", "Updating")))
                        .label());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Disabled", "PendingDeletion", "PendingImport", "PendingReplicaDeletion", "Unavailable"})
    void unusableKeyFails(String state) {
        var fail = assertInstanceOf(
                Verdict.Fail.class, verdict(control, vaultOn(Records.with(Samples.key(), "state", state))));
        assertEquals(state, fail.facts().path("state").asText());
    }

    @Test
    void keyThatNobodyMayDescribeIsUnknownAndNotGone() {
        var dark = Records.with(Samples.darkKey(), "arn", Samples.KEY_ARN);
        assertEquals("UNKNOWN", verdict(control, vaultOn(dark)).label());
    }

    @Test
    void keyThatNobodyMayDescribeLeavesTheOthersJudged() {
        assertEquals(
                "PASS",
                verdict(control, vaultOn(Samples.darkKey(), Samples.key())).label());
    }

    @Test
    void keyThatIsNotListedFails() {
        assertEquals("FAIL", verdict(control, vaultOn()).label());
    }

    @Test
    void keyOfAnotherAccountIsUnknown() {
        var far = Records.with(Samples.vault(), "kmsKeyArn", "arn:aws:kms:eu-west-1:999999999999:key/1");
        var inventory = vaultOn().read(Kinds.VAULTS, List.of(far));
        assertEquals("UNKNOWN", verdict(control, inventory).label());
    }

    @Test
    void vaultOnKeyThatAwsOwnsIsNotApplicable() {
        var unnamed = Records.with(Samples.vault(), "kmsKeyArn", Optional.empty());
        assertEquals(
                "NOT_APPLICABLE",
                verdictOnWhole(control, vaultOn().read(Kinds.VAULTS, List.of(unnamed)))
                        .label());
    }

    @Test
    void deniedKeysAreUnknown() {
        var inventory = vaultOn().unread(Kinds.KEYS, new Coverage.Denied("kms:ListKeys"));
        assertEquals("UNKNOWN", verdict(control, inventory).label());
    }

    private static Inventory.Builder vaultOn(Key... keys) {
        return Samples.inventory().read(Kinds.VAULTS, List.of(Samples.vault())).read(Kinds.KEYS, List.of(keys));
    }
}
