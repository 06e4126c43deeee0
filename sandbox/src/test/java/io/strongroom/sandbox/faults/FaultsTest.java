package io.strongroom.sandbox.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FaultsTest {
    private static final String ACCOUNT = "123456789012";

    private static List<Optional<Fault>> fates(Faults faults, long salt, boolean mutating) {
        var dice = new FaultDice(faults, salt);
        return IntStream.range(0, 10_000)
                .mapToObj(i -> dice.roll(ACCOUNT, "kms:CreateKey", mutating))
                .toList();
    }

    private static double share(List<Optional<Fault>> fates, Fault fault) {
        return fates.stream().filter(fate -> fate.equals(Optional.of(fault))).count() / (double) fates.size();
    }

    @Test
    void ratesAreKept() {
        var fates = fates(Faults.parse("throttle=0.10,timeout-after=0.03,seed=7"), 0, true);
        assertEquals(0.10, share(fates, Fault.THROTTLE), 0.01);
        assertEquals(0.03, share(fates, Fault.EXECUTED_THEN_TIMED_OUT), 0.006);
        assertEquals(0, share(fates, Fault.DENIED));
    }

    @Test
    void sameSeedAndSaltGiveTheSameFates() {
        var faults = Faults.parse("throttle=0.10,seed=7");
        assertEquals(fates(faults, 1, true), fates(faults, 1, true));
        assertNotEquals(fates(faults, 1, true), fates(faults, 2, true));
        assertNotEquals(fates(faults, 1, true), fates(Faults.parse("throttle=0.10,seed=8"), 1, true));
    }

    @Test
    void faultsDoNotComeInStep() {
        var fates = fates(Faults.parse("throttle=0.5,seed=7"), 0, true);
        long pairs = IntStream.range(1, fates.size())
                .filter(i -> fates.get(i).isPresent() && fates.get(i - 1).isPresent())
                .count();
        assertEquals(0.25, pairs / (double) fates.size(), 0.02);
    }

    @Test
    void readsAreNeverLostAfterTheFact() {
        assertEquals(0, share(fates(Faults.parse("timeout-after=1"), 0, false), Fault.EXECUTED_THEN_TIMED_OUT));
    }

    @Test
    void ruleStrikesAsOftenAsItSays() {
        var dice = new FaultDice(Faults.parse("kms:CreateKey@123456789012=denied*2"), 0);
        assertTrue(dice.roll(ACCOUNT, "kms:ListKeys", false).isEmpty());
        assertTrue(dice.roll("999999999999", "kms:CreateKey", true).isEmpty());
        assertEquals(Optional.of(Fault.DENIED), dice.roll(ACCOUNT, "kms:CreateKey", true));
        assertEquals(Optional.of(Fault.DENIED), dice.roll(ACCOUNT, "kms:CreateKey", true));
        assertTrue(dice.roll(ACCOUNT, "kms:CreateKey", true).isEmpty());
    }

    @Test
    void textIsUnderstoodOrRefused() {
        var faults = Faults.parse(" throttle=0.1 , *@*=internal ,seed=3");
        assertEquals(Map.of(Fault.THROTTLE, 0.1), faults.rates());
        assertEquals(List.of(new Faults.Rule("*", "*", Fault.INTERNAL_500, 1)), faults.rules());
        assertEquals(3, faults.seed());
        assertEquals(Faults.none(), Faults.parse(""));
        for (var bad : List.of("throttle=2", "nonsense=0.1", "throttle", "seed=x")) {
            assertThrows(IllegalArgumentException.class, () -> Faults.parse(bad), bad);
        }
    }
}
