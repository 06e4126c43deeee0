package io.strongroom.domain.controls.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlCatalog;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Judging;
import io.strongroom.domain.inventory.Samples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The family as a whole. */
class AccessControlsTest {
    private static final List<Control<?>> ALL = List.of(
            new VaultDeniesDestruction(),
            new VaultIsNotPublic(),
            new VaultLetsOnlyCopiesIn(),
            new BackupRoleIsNarrow(),
            new BackupOperatorsUseMfa(),
            new OnlyBreakGlassDestroysBackups(),
            new DestructionTakesTwo(),
            new RestoreGivesNoNewReading(),
            new WorkloadsCannotTouchBackups(),
            new ScpDeniesDestruction(),
            new CopyTargetsAreLimited(),
            new AccountCannotLeave(),
            new BackupIsDelegated(),
            new AirGappedVaultIsSharedWithKnown(),
            new AirGappedVaultHasApprovalTeam(),
            new RestoreAccessIsTemporary(),
            new AccessPointsAreTemporary(),
            new SnapshotsAreNotShared(),
            new BackupBucketIsPrivate(),
            new BackupSecretIsRotated(),
            new RootUserIsSecured());

    @Test
    void familyIsWholeButForTheNumberThatNobodyHas() {
        var wanted = IntStream.rangeClosed(1, 22)
                .filter(number -> number != 5)
                .mapToObj("ACC-%02d"::formatted)
                .toList();
        assertEquals(wanted, ids(new ControlCatalog(ALL)).toList());
    }

    @Test
    void eachHasItsProse() throws IOException {
        for (var control : ALL) {
            var text = prose(control.spec());
            assertTrue(
                    text.startsWith("# " + control.spec().title() + "\n"),
                    control.spec().id() + ": title");
            for (var heading : List.of("Why", "Risk", "How to fix", "Limits", "Sources")) {
                assertTrue(
                        text.contains("\n## " + heading + "\n"), control.spec().id() + ": " + heading);
            }
        }
    }

    @Test
    void whatNobodyReadIsUnknownToAll() {
        var inventory = Samples.inventory().build();
        var judged = ALL.stream()
                .flatMap(control -> Judging.judge(control, inventory).stream())
                .toList();
        assertEquals(ALL.size(), judged.size());
        judged.forEach(one ->
                assertEquals("UNKNOWN", one.verdict().label(), one.control().value()));
    }

    private static Stream<String> ids(ControlCatalog catalog) {
        return catalog.specs().stream().map(spec -> spec.id().value());
    }

    private static String prose(ControlSpec<?> spec) throws IOException {
        var name = "/controls/" + spec.id().value().toLowerCase(Locale.ROOT) + ".md";
        try (var in = AccessControlsTest.class.getResourceAsStream(name)) {
            assertTrue(in != null, name);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
