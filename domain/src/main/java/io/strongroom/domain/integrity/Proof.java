package io.strongroom.domain.integrity;

import java.util.Optional;

/**
 * What tests and scans said of the recovery points of one resource in one vault. AWS forgets them after 30 days; here the
 * last of them is kept.
 *
 * @param test the last restore test that is over, or one under way when there is no other
 * @param scan the last malware scan that is over
 * @param testsUntold why the list of restore jobs could not be read the last time; empty when it was
 */
public record Proof(Optional<RestoreOutcome> test, Optional<ScanOutcome> scan, Optional<String> testsUntold) {
    /** Nothing is known, and nothing stood in the way of knowing. */
    public static Proof none() {
        return new Proof(Optional.empty(), Optional.empty(), Optional.empty());
    }

    Proof with(RestoreOutcome told) {
        return new Proof(
                Optional.of(
                        test.map(known -> RestoreOutcome.latest(known, told)).orElse(told)),
                scan,
                testsUntold);
    }

    Proof with(ScanOutcome told) {
        return new Proof(
                test,
                Optional.of(scan.map(known -> ScanOutcome.latest(known, told)).orElse(told)),
                testsUntold);
    }

    Proof untold(Optional<String> why) {
        return new Proof(test, scan, why);
    }
}
