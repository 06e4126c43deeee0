package io.strongroom.api.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ListsTest {

    @Test
    void aLimitIsFiftyAtMostFiveHundredAndANumber() {
        assertEquals(50, Lists.limit(null));
        assertEquals(7, Lists.limit("7"));
        assertEquals(500, Lists.limit("999999999"));
        for (var wrong : new String[] {"0", "-1", "x", "", "1.5", "9999999999"}) {
            assertThrows(Rejected.class, () -> Lists.limit(wrong), wrong);
        }
    }

    @Test
    void theNextLinkKeepsTheFiltersAndReplacesTheCursor() {
        assertEquals("/a?cursor=n", Lists.Links.of("/a", "n").next());
        assertEquals("/a?x=1&cursor=n", Lists.Links.of("/a?x=1", "n").next());
        assertEquals("/a?x=1&cursor=n", Lists.Links.of("/a?x=1&cursor=old", "n").next());
        assertEquals("/a?x=1&cursor=n", Lists.Links.of("/a?cursor=old&x=1", "n").next());
        assertNull(Lists.Links.of("/a", null).next());
    }

    @Test
    void aFilterTakesSeveralValuesAndNoUnknownOnes() {
        var known = Lists.oneOf("A", "B");
        assertEquals(Set.of("A", "B"), Lists.values("state", "A, B", known));
        assertEquals(Set.of(), Lists.values("state", null, known));
        assertThrows(Rejected.class, () -> Lists.values("state", "A,C", known));
    }

    @Test
    void anEntityTagListIsSearched() {
        ETags.matchIfGiven(null, 3);
        ETags.matchIfGiven("\"2\", \"3\"", 3);
        assertThrows(Rejected.class, () -> ETags.matchIfGiven("\"2\"", 3));
        assertThrows(Rejected.class, () -> ETags.matchIfGiven("3", 3));
    }

    @Test
    void whoMustNameAVersionIsToldSo() {
        assertEquals("\"3\"", ETags.required("\"3\""));
        for (var absent : new String[] {null, "", " "}) {
            var refused = assertThrows(Rejected.class, () -> ETags.required(absent));
            assertEquals(ProblemCode.PRECONDITION_REQUIRED, refused.problem().code());
        }
    }
}
