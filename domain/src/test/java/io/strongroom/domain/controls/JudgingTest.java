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
import io.strongroom.domain.inventory.buckets.Bucket;
import io.strongroom.domain.inventory.identities.Role;
import io.strongroom.domain.json.Json;
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

    /** Judges vaults, and speaks of a thing that is none. */
    private record LooksFurther() implements Control<Vault> {
        @Override
        public ControlSpec<Vault> spec() {
            return ControlSpec.of("ENC-04", Kinds.VAULTS)
                    .title("Further")
                    .steps("1.3")
                    .reads(Kinds.KEYS)
                    .build();
        }

        @Override
        public Verdict judge(Vault vault, Inventory inventory) {
            return Verdict.pass();
        }

        @Override
        public List<Judgement> beyond(Inventory inventory) {
            return inventory.all(Kinds.KEYS).stream()
                    .map(key -> new Judgement(spec().id(), "AWS::KMS::Key", key.arn(), Verdict.fail("It is seen.")))
                    .toList();
        }
    }

    private record Numbers() implements Control<Bucket> {
        @Override
        public ControlSpec<Bucket> spec() {
            return ControlSpec.of("TRN-01", Kinds.BUCKETS)
                    .title("Buckets")
                    .steps("1.3")
                    .build();
        }

        @Override
        public Verdict judge(Bucket bucket, Inventory inventory) {
            return Verdict.fail("It is seen.", Json.object().put("seen", 1));
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

    @Test
    void verdictsBeyondTheKindStandBesideTheOthers() {
        var inventory = Samples.inventory()
                .read(Kinds.VAULTS, List.of(Samples.vault()))
                .read(Kinds.KEYS, List.of(Samples.key()))
                .build();
        assertEquals(List.of("PASS", "FAIL"), labels(Judging.judge(new LooksFurther(), inventory)));
    }

    @Test
    void whatCannotBeToldBeyondTheKindIsUnknownOnTheWhole() {
        var inventory = Samples.inventory()
                .read(Kinds.VAULTS, List.of(Samples.vault()))
                .unread(Kinds.KEYS, new Coverage.Denied("kms:ListKeys"))
                .build();
        var judged = Judging.judge(new LooksFurther(), inventory);
        assertEquals(List.of("PASS", "UNKNOWN"), labels(judged));
        assertEquals(Judgement.SCOPE, judged.getLast().subjectType());
    }

    @Test
    void verdictOnABucketSaysWhereItIs() {
        var inventory = Samples.inventory()
                .read(Kinds.BUCKETS, List.of(Samples.bucket()))
                .build();
        var fail = assertInstanceOf(
                Verdict.Fail.class,
                Judging.judge(new Numbers(), inventory).getFirst().verdict());
        var home = Samples.bucket().place().value();
        assertEquals(Json.object().put("seen", 1).put("bucketRegion", home), fail.facts());
    }

    private static List<String> labels(List<Judgement> judged) {
        return judged.stream().map(one -> one.verdict().label()).toList();
    }
}
