package io.strongroom.sandbox.cloudwatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.strongroom.sandbox.calls.MovingClock;
import io.strongroom.sandbox.calls.Refused;
import io.strongroom.sandbox.calls.Sandboxes;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;

/** The contract, and what moto does not know. */
class AlarmSandboxTest extends AlarmContract {
    @Override
    CloudWatchClient connect() {
        return Sandboxes.client(Sandboxes.calm(new MovingClock()), CloudWatchClient.class);
    }

    @Test
    void anAlarmTellsUpToFiveTopicsOfItsRegion() {
        put(1, TOPIC, TOPIC + 1, TOPIC + 2, TOPIC + 3, TOPIC + 4);
        Refused.with("ValidationError", () -> put(1, TOPIC, TOPIC + 1, TOPIC + 2, TOPIC + 3, TOPIC + 4, TOPIC + 5));
        Refused.with("ValidationError", () -> put(1, TOPIC.replace("eu-west-1", "us-east-1")));
    }

    @Test
    void actionsCanBeSwitchedOff() {
        put(1, TOPIC);
        alarms.disableAlarmActions(r -> r.alarmNames(name));
        assertFalse(found().getFirst().actionsEnabled());
        assertEquals(List.of(TOPIC), found().getFirst().alarmActions());
    }

    @Test
    void whatIsNotThereCannotBeDeleted() {
        Refused.with("ResourceNotFound", () -> alarms.deleteAlarms(r -> r.alarmNames(name)));
    }
}
