package io.strongroom.domain.changes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.changes.WritableFacet.BucketVersioning;
import io.strongroom.domain.changes.WritableFacet.LogGroup;
import io.strongroom.domain.changes.WritableFacet.VaultTags;
import io.strongroom.domain.json.Json;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StandingTest {
    private static final JsonNode OLD = Json.object().put("a", "1").put("b", "1");
    private static final JsonNode NEW = Json.object().put("a", "2").put("c", "2");
    private static final Change UPDATE = Change.put(new VaultTags("v"), Optional.of(OLD), NEW);

    @Test
    void beforeIsToDoAndAfterIsDone() {
        assertEquals(Standing.TO_DO, Standing.of(UPDATE, Optional.of(OLD)));
        assertEquals(Standing.DONE, Standing.of(UPDATE, Optional.of(NEW)));
    }

    @Test
    void aMixtureOfBothIsHalfway() {
        var mixed = Json.object().put("a", "2").put("b", "1").put("c", "2");
        assertEquals(Standing.HALFWAY, Standing.of(UPDATE, Optional.of(mixed)));
        var group = Change.create(new LogGroup("g"), Json.object().put("retentionDays", 365));
        assertEquals(
                Standing.HALFWAY, Standing.of(group, Optional.of(Json.object().put("arn", "arn:x"))));
    }

    @Test
    void anythingElseIsAstray() {
        assertEquals(
                Standing.ASTRAY, Standing.of(UPDATE, Optional.of(Json.object().put("a", "3"))));
        assertEquals(
                Standing.ASTRAY, Standing.of(UPDATE, Optional.of(Json.object().put("c", "2"))));
        assertEquals(Standing.ASTRAY, Standing.of(UPDATE, Optional.empty()));
    }

    @Test
    void versioningThatWasNeverSetRestsSuspended() {
        var undo = Change.create(new BucketVersioning("b"), Json.object().put("status", "Enabled"))
                .inverse();
        assertEquals(Standing.DONE, Standing.of(undo, Optional.of(Json.object().put("status", "Suspended"))));
        assertEquals(Standing.TO_DO, Standing.of(undo, Optional.of(Json.object().put("status", "Enabled"))));
    }
}
