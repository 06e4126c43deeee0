package io.strongroom.domain.incidents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.events.Happened;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A detector is a class and a page; none of the twenty-two is missing, none comes twice, and none comes alone. */
class DetectorCatalogTest {
    private static final Path PAGES = Path.of("src/main/resources/incidents");
    private static final List<String> HEADINGS = List.of(
            "# ", "## What happened", "## Why it matters", "## Runbook", "## False alarms", "## Limits", "## Sources");
    private static final Pattern WORD = Pattern.compile("(aws\\.)?[a-z0-9]+:(\\*|[A-Z][A-Za-z0-9 ]+)");

    private final DetectorCatalog catalog = DetectorsOnDisk.catalog();

    private TreeSet<String> ids() {
        return catalog.specs().stream().map(spec -> spec.id().value()).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void theTwentyTwoThatWereAgreedOnAreThere() {
        assertEquals(
                IntStream.rangeClosed(1, 22)
                        .mapToObj("INC-%02d"::formatted)
                        .collect(Collectors.toCollection(TreeSet::new)),
                ids());
        assertEquals(22, DetectorsOnDisk.all().size());
    }

    @Test
    void everyClassHasAPageAndEveryPageAClass() throws IOException {
        try (var files = Files.list(PAGES)) {
            assertEquals(
                    ids(),
                    files.map(file -> file.getFileName()
                                    .toString()
                                    .replace(".md", "")
                                    .toUpperCase(Locale.ROOT))
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
    }

    @Test
    void everyPageHasItsHeadingsAndTheTitleOfTheSpec() throws IOException {
        for (var spec : catalog.specs()) {
            var id = spec.id().value().toLowerCase(Locale.ROOT);
            var lines = Files.readAllLines(PAGES.resolve(id + ".md"));
            var headings = lines.stream().filter(line -> line.startsWith("#")).toList();
            assertEquals(HEADINGS.size(), headings.size(), id + ": " + headings);
            assertEquals("# " + spec.title(), headings.getFirst(), id);
            for (int i = 0; i < headings.size(); i++) {
                assertTrue(headings.get(i).startsWith(HEADINGS.get(i)), id + ": " + headings);
            }
            assertTrue(lines.contains("   ```sh"), id + " has no command in its runbook");
        }
    }

    @Test
    void discoveryWouldFindEveryOneAndNobodyElseCan() {
        for (var detector : DetectorsOnDisk.all()) {
            var type = detector.getClass();
            assertTrue(type.isAnnotationPresent(Singleton.class), type + " is no bean");
            assertTrue(
                    Modifier.isFinal(type.getModifiers()) && !Modifier.isPublic(type.getModifiers()), type.getName());
        }
    }

    @Test
    void whatTheyWatchHasTheFormOfAWord() {
        DetectorsOnDisk.of(Detector.class).forEach(detector -> {
            assertFalse(detector.spec().watches().isEmpty(), detector.spec().id() + " watches nothing");
            detector.spec()
                    .watches()
                    .forEach(word -> assertTrue(WORD.matcher(word).matches(), word));
        });
    }

    @Test
    void twoOfOneIdAreRefused() {
        var all = DetectorsOnDisk.of(Detector.class);
        var twice = List.of(all.getFirst(), all.getFirst());
        assertThrows(
                IllegalStateException.class,
                () -> new DetectorCatalog(twice, DetectorsOnDisk.of(StandingDetector.class)));
    }

    @Test
    void anEmptyCatalogueIsRefused() {
        assertThrows(IllegalStateException.class, () -> new DetectorCatalog(Set.of(), Set.of()));
    }

    @Test
    void ordinaryCallsConcernNobody() {
        var read = Happened.call("backup.amazonaws.com", "ListBackupVaults", "{}");
        assertFalse(catalog.concerned(read));
        assertEquals(Set.of(), catalog.needs(read));
        assertTrue(catalog.concerned(Happened.refused(read, "denied")));
        assertFalse(catalog.concerned(Happened.call("ec2.amazonaws.com", "RunInstances", "{}")));
    }

    @Test
    void jobsThatGoWellConcernNobodyAndNothingIsFetchedForThem() {
        var well = Happened.notice(Happened.AT, "aws.backup", "Backup Job State Change", "[]", """
                {"backupJobId":"j","resourceArn":"arn:aws:rds:eu-west-1:123456789012:db:d","state":"COMPLETED"}""");
        assertFalse(catalog.concerned(well));
        assertEquals(Set.of(), catalog.needs(well));
        var failed = Happened.notice(Happened.AT, "aws.backup", "Backup Job State Change", "[]", """
                {"backupJobId":"j","resourceArn":"arn:aws:rds:eu-west-1:123456789012:db:d","state":"FAILED"}""");
        assertEquals(Set.of(DetectorSpec.Need.HISTORY), catalog.needs(failed));
    }

    @Test
    void needsAreThoseOfAllThatLook() {
        var delete = Happened.call("backup.amazonaws.com", "DeleteRecoveryPoint", "{\"backupVaultName\":\"v\"}");
        assertEquals(Set.of(DetectorSpec.Need.HISTORY, DetectorSpec.Need.POSTURE), catalog.needs(delete));
        assertEquals(Set.of(), catalog.needs(Happened.by(Happened.awsBackup(), delete)));
    }

    @Test
    void oneEventCanBeOfSeveral() {
        var blinding = Happened.callAt(
                Happened.AT.minusSeconds(60), "backup.amazonaws.com", "DeleteFramework", "{\"frameworkName\":\"f\"}");
        var delete = Happened.call("backup.amazonaws.com", "DeleteRecoveryPoint", "{\"backupVaultName\":\"v\"}");
        var found = catalog.detect(delete, KnownSurroundings.none().withEarlier(List.of(blinding)));
        assertEquals(
                List.of("INC-01", "INC-22"),
                found.stream().map(one -> one.detector().value()).toList());
        assertEquals(1, found.stream().map(Detection::correlation).distinct().count());
    }

    @Test
    void emptyRequestsBreakNoDetector() {
        for (var detector : DetectorsOnDisk.of(Detector.class)) {
            for (var word : detector.spec().watches()) {
                var parts = word.split(":");
                var event = word.startsWith("aws.")
                        ? Happened.notice(Happened.AT, parts[0], parts[1], "[]", "{}")
                        : Happened.call(parts[0] + ".amazonaws.com", parts[1].replace("*", "Any"), "null");
                detector.detect(event, KnownSurroundings.none());
            }
        }
    }
}
