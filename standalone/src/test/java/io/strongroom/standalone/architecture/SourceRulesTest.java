package io.strongroom.standalone.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What only the text of a file shows. */
class SourceRulesTest {

    /** Where anything may go wrong and nothing may fall through: the job runner, the queues' consumers and their loop, whoever asks detectors, the API's and the pages' mapper. */
    private static final Set<String> LAST_RESORTS = Set.of(
            "JobRunner.java",
            "WakeupsIn.java",
            "TakeEvents.java",
            "StandingLook.java",
            "Loop.java",
            "ProblemMapper.java",
            "ProblemCatcher.java");

    @Test
    void onlyTheLastResortsCatchEverything() {
        var wrong =
                having(Strongrooms.javaFiles("main"), "catch \\((final )?(Exception|RuntimeException|Throwable)\\b")
                        .stream()
                        .filter(file ->
                                !LAST_RESORTS.contains(file.getFileName().toString()))
                        .toList();
        assertEquals(List.of(), wrong);
    }

    @Test
    void nothingIsPutOff() {
        // Written apart, so that this file does not find itself.
        assertEquals(List.of(), having(all(), "\\b(TO" + "DO|FIX" + "ME|X" + "XX)\\b"));
    }

    @Test
    void noTestIsSwitchedOffOrWaitsByTheClock() {
        assertEquals(List.of(), having(Strongrooms.javaFiles("test"), "@Dis" + "abled\\b|Thread\\.sl" + "eep\\("));
    }

    @Test
    void defaultsOfALibraryAreNotAnApplicationsSettings() {
        // Quarkus reads such a file from every jar, with the rank of the application's own: the order then decides.
        var wrong = Stream.of("domain", "db", "api", "web", "worker", "sandbox")
                .map(module -> Path.of("..", module, "src/main/resources/application.properties"))
                .filter(file -> file.toFile().exists())
                .toList();
        assertEquals(List.of(), wrong);
    }

    private static List<Path> all() {
        return Stream.concat(Strongrooms.javaFiles("main").stream(), Strongrooms.javaFiles("test").stream())
                .toList();
    }

    private static List<Path> having(List<Path> files, String pattern) {
        var search = Pattern.compile(pattern);
        return files.stream()
                .filter(file -> search.matcher(Strongrooms.textOf(file)).find())
                .toList();
    }
}
