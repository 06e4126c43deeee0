package io.strongroom.worker.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Samples;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UnreadTest {
    @Test
    void deniedKindIsToldWithItsActionAndWhatNobodyCanReadIsNot() {
        var inventory = Samples.inventory()
                .read(Kinds.KEYS, List.of())
                .unread(Kinds.VAULTS, new Coverage.Denied("backup:ListBackupVaults"))
                .unread(Kinds.KEY_USES, new Coverage.Unsupported("kms:GetKeyLastUsage"))
                .build();
        assertEquals(Map.of("vaults", "denied backup:ListBackupVaults"), AccountReader.unread(inventory));
    }
}
