package io.strongroom.domain.controls.access;

import static io.strongroom.domain.controls.Judged.verdict;
import static io.strongroom.domain.controls.Judged.verdictOnWhole;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Resource;
import io.strongroom.domain.inventory.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccessPointsAreTemporaryTest {
    private record AccessPoint(String arn) implements Resource {}

    private final AccessPointsAreTemporary control = new AccessPointsAreTemporary();

    @Test
    void whatTheSdkCannotReadIsUnknown() {
        var verdict = verdictOnWhole(control, Samples.inventory());
        assertEquals("UNKNOWN", verdict.label());
    }

    @Test
    void listedAccessPointIsUnknownToo() {
        var inventory =
                Samples.inventory().read(Kinds.BACKUP_ACCESS_POINTS, List.of(new AccessPoint("arn:aws:backup:x")));
        assertEquals("UNKNOWN", verdict(control, inventory).label());
    }
}
