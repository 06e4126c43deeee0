package io.strongroom.worker.assessments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.strongroom.domain.exceptions.Exemptions;
import io.strongroom.domain.schedules.Schedules;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeKeeperTest {
    private final List<String> done = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-24T10:00:00Z");
    private boolean broken;
    private final TimeKeeper keeper =
            new TimeKeeper(only(Schedules.class, "runDue"), only(Exemptions.class, "endExpired"), () -> now);

    @Test
    void dueSchedulesRunAtTheTimeItIs() {
        keeper.assess();
        now = now.plus(Duration.ofSeconds(20));
        keeper.assess();
        assertEquals(List.of("runDue 2026-11-24T10:00:00Z", "runDue 2026-11-24T10:00:20Z"), done);
    }

    @Test
    void exceptionsEndAtTheTimeItIs() {
        keeper.expire();
        assertEquals(List.of("endExpired 2026-11-24T10:00:00Z"), done);
    }

    @Test
    void databaseThatIsAwayIsForTheSchedulerToTell() {
        broken = true;
        assertThrows(IllegalStateException.class, keeper::assess);
        assertThrows(IllegalStateException.class, keeper::expire);
        broken = false;
        keeper.assess();
        assertEquals(List.of("runDue 2026-11-24T10:00:00Z"), done);
    }

    /** A port of which one operation is anybody's business here. */
    private <P> P only(Class<P> port, String operation) {
        return port.cast(
                Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
                    assertEquals(operation, method.getName());
                    if (broken) {
                        throw new IllegalStateException("no database");
                    }
                    done.add(operation + " " + arguments[0]);
                    return 1;
                }));
    }
}
