package io.strongroom.api.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.strongroom.api.batches.BatchBody;
import io.strongroom.api.jobs.JobBody;
import io.strongroom.domain.problems.Problem;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import org.junit.jupiter.api.Test;

class BodyReaderTest {

    @Test
    void anUnknownFieldIsNamedByItsPointer() {
        var problem = refused("{\"items\":[{\"target\":{\"acount\":\"1\"}}]}", BatchBody.class);
        assertEquals(ProblemCode.MALFORMED_REQUEST, problem.code());
        assertEquals("/items/0/target/acount", problem.errors().get(0).pointer());
        assertEquals("unknown-field", problem.errors().get(0).code());
    }

    @Test
    void aWrongTypeIsNamedByItsPointer() {
        assertEquals(
                "/target",
                refused("{\"target\":7}", JobBody.class).errors().get(0).pointer());
    }

    @Test
    void textThatIsNotJsonIsRefusedWithItsPlace() {
        var error = refused("{\"mode\":\"APPLY\",", JobBody.class).errors().get(0);
        assertEquals("syntax", error.code());
        assertEquals("", error.pointer());
    }

    @Test
    void aDoubledKeyIsRefused() {
        assertEquals(
                ProblemCode.MALFORMED_REQUEST,
                refused("{\"mode\":\"PLAN\",\"mode\":\"APPLY\"}", JobBody.class).code());
    }

    @Test
    void nullNothingAndTrailingTextAreRefused() {
        for (var text : new String[] {"null", "", "   ", "{} {}", "[]", "\"x\"", "7"}) {
            assertEquals(
                    ProblemCode.MALFORMED_REQUEST, refused(text, JobBody.class).code(), text);
        }
    }

    private static Problem refused(String text, Class<?> type) {
        return assertThrows(Rejected.class, () -> BodyReader.parse(text, type)).problem();
    }
}
