package io.strongroom.domain.controls.monitoring;

import static io.strongroom.domain.controls.Judged.verdict;
import static io.strongroom.domain.controls.Judged.verdictOnWhole;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.WatchSamples;
import io.strongroom.domain.inventory.trails.EventRule;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TamperEventsReachSomeoneTest {
    private final TamperEventsReachSomeone control = new TamperEventsReachSomeone();

    private static final String ALL_BACKUP_AND_KMS = """
            {"source":["aws.backup","aws.kms"]}""";

    private String of(EventRule... rules) {
        return verdict(control, WatchSamples.region().read(Kinds.EVENT_RULES, List.of(rules)))
                .label();
    }

    @Test
    void ruleForEverythingPasses() {
        assertEquals("PASS", of(WatchSamples.rule(ALL_BACKUP_AND_KMS)));
    }

    @Test
    void twoRulesTogetherPass() {
        assertEquals("PASS", of(WatchSamples.rule("{\"source\":[\"aws.backup\"]}"), WatchSamples.rule("""
                {"source":["aws.kms"],"detail-type":["AWS API Call via CloudTrail"],
                 "detail":{"eventName":["DisableKey","ScheduleKeyDeletion"]}}""")));
    }

    @Test
    void ruleForJobsFails() {
        assertEquals("FAIL", of(WatchSamples.rule("""
                {"source":["aws.backup"],"detail-type":["Backup Job State Change"]}""")));
    }

    @Test
    void ruleForSomeEventsFails() {
        var verdict = verdict(control, WatchSamples.region().read(Kinds.EVENT_RULES, List.of(WatchSamples.rule("""
                {"source":["aws.backup","aws.kms"],"detail":{"eventName":[{"anything-but":["DisableKey"]}]}}"""))));
        assertEquals(
                "No rule with a target and a dead-letter queue passes on DisableKey.",
                assertInstanceOf(Verdict.Fail.class, verdict).because());
    }

    @Test
    void ruleThatDeliversNowhereFails() {
        var rule = WatchSamples.rule(ALL_BACKUP_AND_KMS);
        assertEquals("FAIL", of(Records.with(rule, "enabled", false)));
        assertEquals("FAIL", of(Records.with(rule, "bus", "custom")));
        assertEquals("FAIL", of(Records.with(rule, "targets", List.of())));
        assertEquals(
                "FAIL",
                of(Records.with(
                        rule,
                        "targets",
                        List.of(new EventRule.RuleTarget("q", "arn:aws:sqs:eu-west-1:1:q", Optional.empty())))));
    }

    @Test
    void idleRegionIsNotApplicable() {
        var inventory = WatchSamples.idleRegion().read(Kinds.EVENT_RULES, List.of());
        assertEquals("NOT_APPLICABLE", verdictOnWhole(control, inventory).label());
    }

    @Test
    void deniedRulesAreUnknown() {
        var inventory = WatchSamples.region().unread(Kinds.EVENT_RULES, WatchSamples.DENIED);
        assertEquals("UNKNOWN", verdict(control, inventory).label());
    }
}
