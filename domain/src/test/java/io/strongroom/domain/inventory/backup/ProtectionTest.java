package io.strongroom.domain.inventory.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.NotTold;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.inventory.Told;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProtectionTest {
    private static final String VOLUME = "arn:aws:ec2:eu-west-1:123456789012:volume/vol-1";
    private static final String CLUSTER = "arn:aws:rds:eu-west-1:123456789012:cluster:one";

    @Test
    void tagThatTheConditionAsksForCovers() {
        var protection = of(Samples.plan(), VOLUME, "EBS", Map.of("backup", "daily"));
        assertEquals(List.of(new Protection.Because(Samples.plan().arn(), "tagged", "*")), covered(protection));
    }

    @Test
    void conditionThatDoesNotHoldIsTheReason() {
        var protection = of(Samples.plan(), VOLUME, "EBS", Map.of("backup", "weekly"));
        assertEquals(
                "STRINGEQUALS backup=daily", excluded(protection).getFirst().what());
    }

    @Test
    void allConditionsMustHold() {
        var plan = plan(
                List.of("*"),
                List.of(),
                List.of(),
                List.of(test("STRINGEQUALS", "a", "1"), test("STRINGLIKE", "b", "pro*")));
        assertEquals(
                1,
                covered(of(plan, VOLUME, "EBS", Map.of("a", "1", "b", "prod"))).size());
        assertEquals(
                "STRINGLIKE b=pro*",
                excluded(of(plan, VOLUME, "EBS", Map.of("a", "1"))).getFirst().what());
    }

    @Test
    void wildcardsOfTagsSpanSpaces() {
        var plan = plan(List.of("*"), List.of(), List.of(), List.of(test("STRINGLIKE", "team", "Data*")));
        assertEquals(
                1,
                covered(of(plan, VOLUME, "EBS", Map.of("team", "Data and AI"))).size());
    }

    @Test
    void anyTagCovers() {
        var plan = plan(
                List.of(),
                List.of(),
                List.of(test("STRINGEQUALS", "a", "1"), test("STRINGEQUALS", "b", "2")),
                List.of());
        assertEquals(
                "STRINGEQUALS b=2",
                covered(of(plan, VOLUME, "EBS", Map.of("b", "2"))).getFirst().what());
        assertInstanceOf(Protection.Unselected.class, of(plan, VOLUME, "EBS", Map.of("b", "3")));
    }

    @Test
    void patternsAndTagsAddUp() {
        var plan = plan(List.of("arn:aws:rds:*:*:db:*"), List.of(), List.of(test("STRINGEQUALS", "a", "1")), List.of());
        assertEquals(1, covered(of(plan, VOLUME, "EBS", Map.of("a", "1"))).size());
        assertEquals(
                1,
                covered(of(plan, "arn:aws:rds:eu-west-1:123456789012:db:x", "RDS", Map.of()))
                        .size());
    }

    @Test
    void notResourcesTakeOut() {
        var plan = plan(List.of("*"), List.of("arn:aws:ec2:*:*:volume/*"), List.of(), List.of());
        assertEquals(
                "arn:aws:ec2:*:*:volume/*",
                excluded(of(plan, VOLUME, "EBS", Map.of())).getFirst().what());
    }

    @Test
    void selectionThatNamesNothingTakesEverything() {
        assertEquals(
                1,
                covered(of(plan(List.of(), List.of(), List.of(), List.of()), VOLUME, "EBS", Map.of()))
                        .size());
    }

    @Test
    void forbiddenValueHoldsWithoutTheTag() {
        var plan = plan(
                List.of("*"),
                List.of(),
                List.of(),
                List.of(test("STRINGNOTEQUALS", "env", "test"), test("STRINGNOTLIKE", "env", "dev*")));
        assertEquals(1, covered(of(plan, VOLUME, "EBS", Map.of())).size());
        assertEquals(
                1, excluded(of(plan, VOLUME, "EBS", Map.of("env", "dev-1"))).size());
    }

    @Test
    void otherVolumeIsNotNamed() {
        var plan = plan(List.of(VOLUME + "2"), List.of(), List.of(), List.of());
        assertInstanceOf(Protection.Unselected.class, of(plan, VOLUME, "EBS", Map.of()));
    }

    @Test
    void typeThatIsOptedOutIsExcluded() {
        var plan = plan(List.of("*"), List.of(), List.of(), List.of());
        assertEquals(
                "opt-in EBS",
                excluded(of(plan, VOLUME, "EBS", Map.of(), Map.of("EBS", false)))
                        .getFirst()
                        .what());
    }

    @Test
    void typeThatIsNamedNeedsNoOptIn() {
        var plan = plan(List.of("arn:aws:ec2:*:*:volume/*"), List.of(), List.of(), List.of());
        assertEquals(
                1,
                covered(of(plan, VOLUME, "EBS", Map.of(), Map.of("EBS", false))).size());
        var service = plan(List.of("arn:aws:ec2:*"), List.of(), List.of(), List.of());
        assertEquals(
                1,
                excluded(of(service, VOLUME, "EBS", Map.of(), Map.of("EBS", false)))
                        .size());
    }

    @Test
    void auroraNeedsOptInEvenWhenNamed() {
        var plan = plan(List.of(CLUSTER), List.of(), List.of(), List.of());
        assertEquals(
                1,
                excluded(of(plan, CLUSTER, "Aurora", Map.of(), Map.of("Aurora", false)))
                        .size());
    }

    @Test
    void planWithoutRulesProtectsNothing() {
        var plan = Records.with(plan(List.of("*"), List.of(), List.of(), List.of()), "rules", List.of());
        assertInstanceOf(Protection.Unselected.class, of(plan, VOLUME, "EBS", Map.of()));
    }

    @Test
    void unreadSelectionIsUnknownUnlessAnotherCovers() {
        var dark = Records.with(
                Samples.plan(), "selections", Told.unknown(new Coverage.Denied("backup:ListBackupSelections")));
        assertThrows(NotTold.class, () -> of(dark, VOLUME, "EBS", Map.of()));
        var both = Samples.inventory()
                .read(Kinds.BACKUP_PLANS, List.of(dark, plan(List.of("*"), List.of(), List.of(), List.of())))
                .read(Kinds.BACKUP_SETTINGS, List.of());
        assertInstanceOf(Protection.Covered.class, Protection.of(VOLUME, "EBS", Map.of(), both.build()));
    }

    private static List<Protection.Because> covered(Protection protection) {
        return assertInstanceOf(Protection.Covered.class, protection).by();
    }

    private static List<Protection.Because> excluded(Protection protection) {
        return assertInstanceOf(Protection.Excluded.class, protection).by();
    }

    private static BackupPlan.TagTest test(String operator, String key, String value) {
        return new BackupPlan.TagTest(operator, key, value);
    }

    private static BackupPlan plan(
            List<String> resources,
            List<String> not,
            List<BackupPlan.TagTest> tags,
            List<BackupPlan.TagTest> conditions) {
        var selection = new BackupPlan.Selection("s", "s", Samples.BACKUP_ROLE, resources, not, tags, conditions);
        return Records.with(Samples.plan(), "selections", List.of(selection));
    }

    private static Protection of(BackupPlan plan, String arn, String type, Map<String, String> tags) {
        return of(plan, arn, type, tags, Map.of("EBS", true));
    }

    private static Protection of(
            BackupPlan plan, String arn, String type, Map<String, String> tags, Map<String, Boolean> optedIn) {
        var settings = new BackupSettings("arn:aws:backup:eu-west-1:123456789012:settings", optedIn, Map.of());
        return Protection.of(
                arn,
                type,
                tags,
                Samples.inventory()
                        .read(Kinds.BACKUP_PLANS, List.of(plan))
                        .read(Kinds.BACKUP_SETTINGS, List.of(settings))
                        .build());
    }
}
