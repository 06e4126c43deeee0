package io.strongroom.domain.controls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.backup.Vault;
import io.strongroom.domain.inventory.identities.Role;
import java.util.List;
import org.junit.jupiter.api.Test;

class JudgingTest {
    private static final Coverage DENIED = new Coverage.Denied("backup:ListBackupVaults");

    private record HasTags() implements Control<Vault> {
        @Override
        public ControlSpec<Vault> spec() {
            return ControlSpec.of("GOV-07", Kinds.VAULTS)
                    .title("Tagged")
                    .steps("5.3")
                    .build();
        }

        @Override
        public boolean concerns(Vault vault, Inventory inventory) {
            return !vault.isDefault();
        }

        @Override
        public Verdict judge(Vault vault, Inventory inventory) {
            return vault.tags().value().isPresent() ? Verdict.pass() : Verdict.fail("It has no tags.");
        }
    }

    private record LooksAtRoles() implements Control<Vault> {
        @Override
        public ControlSpec<Vault> spec() {
            return ControlSpec.of("ACC-04", Kinds.VAULTS)
                    .title("Roles")
                    .steps("2.1")
                    .build();
        }

        @Override
        public Verdict judge(Vault vault, Inventory inventory) {
            return inventory.all(Kinds.ROLES).isEmpty() ? Verdict.pass() : Verdict.fail("There are roles.");
        }
    }

    private static final Control<Vault> TAGS = new HasTags();

    @Test
    void eachResourceGetsItsVerdict() {
        var bare = Records.with(Samples.vault(), "tags", Told.none());
        var judged = Judging.judge(
                TAGS,
                Samples.inventory()
                        .read(Kinds.VAULTS, List.of(Samples.vault(), bare))
                        .build());
        assertEquals(List.of("PASS", "FAIL"), labels(judged));
    }

    @Test
    void unreadKindIsUnknownOnTheWhole() {
        var judged = Judging.judge(
                TAGS, Samples.inventory().unread(Kinds.VAULTS, DENIED).build());
        assertEquals(List.of("UNKNOWN"), labels(judged));
        assertEquals(Judgement.SCOPE, judged.getFirst().subjectType());
        assertEquals(
                DENIED,
                assertInstanceOf(Verdict.Unknown.class, judged.getFirst().verdict())
                        .why());
    }

    @Test
    void unreadPropertyIsUnknownOnItsResourceAlone() {
        var dark = Records.with(Samples.vault(), "tags", Told.unknown(DENIED));
        var judged = Judging.judge(
                TAGS,
                Samples.inventory()
                        .read(Kinds.VAULTS, List.of(dark, Samples.vault()))
                        .build());
        assertEquals(List.of("UNKNOWN", "PASS"), labels(judged));
    }

    @Test
    void nothingConcernedIsNotApplicable() {
        var preset = Records.with(Samples.vault(), "name", "Default");
        var judged = Judging.judge(
                TAGS, Samples.inventory().read(Kinds.VAULTS, List.of(preset)).build());
        assertEquals(List.of("NOT_APPLICABLE"), labels(judged));
    }

    @Test
    void undeclaredKindIsAMistakeOfTheControl() {
        var inventory = Samples.inventory()
                .read(Kinds.VAULTS, List.of(Samples.vault()))
                .read(Kinds.ROLES, List.<Role>of())
                .build();
        assertThrows(IllegalStateException.class, () -> Judging.judge(new LooksAtRoles(), inventory));
    }

    @Test
    void kindThatNobodyReadIsUnknown() {
        assertEquals(
                List.of("UNKNOWN"),
                labels(Judging.judge(TAGS, Samples.inventory().build())));
    }

    private static List<String> labels(List<Judgement> judged) {
        return judged.stream().map(one -> one.verdict().label()).toList();
    }
}
