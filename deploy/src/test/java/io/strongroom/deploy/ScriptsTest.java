package io.strongroom.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts that everything else is started by. */
class ScriptsTest {

    private record Result(int exitCode, String output) {
        String lastLine() {
            return output.lines().reduce("", (before, line) -> line);
        }
    }

    @TempDir
    private Path folder;

    @Test
    void testsAreCountedByKind() throws Exception {
        report("domain/target/surefire-reports", "a.FirstTest", "<testcase name=\"one\" classname=\"a.FirstTest\"/>");
        report("sandbox/target/failsafe-reports", "a.KmsMotoIT", """
                <testcase name="two" classname="a.KmsMotoIT"/>
                <testcase name="three" classname="a.KmsMotoIT">
                  <skipped type="T"><![CDATA[org.opentest4j.TestAbortedException: Assumption failed: no moto; run ./test
                \tat a.KmsMotoIT.three(KmsMotoIT.java:1)]]></skipped>
                </testcase>""");
        report("e2e/target/failsafe-reports", "a.PageBrowserIT", """
                <testcase name="four" classname="a.PageBrowserIT">
                  <skipped message="no Chromium; apt-get install chromium"/>
                </testcase>""");

        var result = run(Map.of(), "bin/count-tests", folder.toString());

        assertEquals(0, result.exitCode(), result.output());
        assertEquals("2 passed, 0 failed, 2 skipped", result.lastLine());
        assertTrue(result.output().contains("a.KmsMotoIT three: no moto; run ./test\n"), result.output());
        assertTrue(result.output().contains("a.PageBrowserIT four: no Chromium; apt-get install chromium\n"));
        assertTrue(result.output().contains("wire              2 tests: 1 passed, 0 failed, 1 skipped"));
        assertTrue(result.output().contains("browser           1 tests: 0 passed, 0 failed, 1 skipped"));
    }

    @Test
    void aFailedTestIsNamedAndFails() throws Exception {
        report("db/target/failsafe-reports", "a.RowsIT", """
                <testcase name="one" classname="a.RowsIT"/>
                <testcase name="two" classname="a.RowsIT">
                  <failure message="expected &lt;1&gt;" type="T">trace</failure>
                </testcase>
                <testcase name="three" classname="a.RowsIT">
                  <error type="T"/>
                </testcase>""");

        var result = run(Map.of(), "bin/count-tests", folder.toString());

        assertEquals(1, result.exitCode());
        assertEquals("1 passed, 2 failed, 0 skipped", result.lastLine());
        assertTrue(result.output().contains("a.RowsIT two\n  a.RowsIT three\n"), result.output());
    }

    @Test
    void noTestAtAllFails() throws Exception {
        var result = run(Map.of(), "bin/count-tests", folder.toString());
        assertEquals(1, result.exitCode());
        assertEquals("0 passed, 0 failed, 0 skipped", result.lastLine());
    }

    @Test
    void theChosenJdkWinsWhenNoneIsNewer() throws Exception {
        var chosen = jdk("chosen", "99.0.9");
        assertEquals(
                chosen.toString(),
                run(Map.of("JAVA_HOME", chosen.toString()), "bin/find-jdk").lastLine());
    }

    @Test
    void theChosenJdkGivesWayToANewerOne() throws Exception {
        var chosen = jdk("chosen", "21.0.9");
        var newer = jdk("home/.jdks/newer", "99.0.1");
        var environment = Map.of("HOME", folder.resolve("home").toString(), "JAVA_HOME", chosen.toString());
        assertEquals(newer.toString(), run(environment, "bin/find-jdk").lastLine());
    }

    @Test
    void theChosenJdkWinsOverOneAsNew() throws Exception {
        jdk("home/.jdks/other", "99.0.1");
        var chosen = jdk("chosen", "99.0.1");
        var environment = Map.of("HOME", folder.resolve("home").toString(), "JAVA_HOME", chosen.toString());
        assertEquals(chosen.toString(), run(environment, "bin/find-jdk").lastLine());
    }

    @Test
    void aRuntimeWithoutCompilerIsNoJdk() throws Exception {
        var runtime = jdk("runtime", "99.0.2");
        Files.delete(runtime.resolve("bin/javac"));
        var result = run(Map.of("JAVA_HOME", runtime.toString()), "bin/find-jdk");
        assertFalse(result.output().contains(runtime.toString()), result.output());
    }

    @Test
    void anOldJdkIsPassedOver() throws Exception {
        var old = jdk("old", "17.0.15");
        var result = run(Map.of("JAVA_HOME", old.toString()), "bin/find-jdk");
        assertEquals(0, result.exitCode(), "these tests run on a JDK from 21 up, so there is one");
        assertFalse(result.output().contains(old.toString()), result.output());
    }

    @Test
    void theNewestJdkIsFoundWithoutAWord() throws Exception {
        jdk("home/.jdks/a", "21.0.9");
        var newest = jdk("home/.jdks/b", "99.0.1");
        jdk("home/.jdks/c", "30");
        var environment = Map.of("HOME", folder.resolve("home").toString(), "JAVA_HOME", "");
        assertEquals(newest.toString(), run(environment, "bin/find-jdk").lastLine());
    }

    @Test
    void aWrongOptionIsToldAndNothingStarts() throws Exception {
        for (var wrong : List.of("--prot", "--port")) {
            var result = run(Map.of(), "run", wrong);
            assertEquals(2, result.exitCode());
            assertTrue(result.output().contains(wrong), result.output());
            assertTrue(result.output().contains("--help"), result.output());
        }
    }

    private void report(String reports, String name, String cases) throws IOException {
        var folderOfReports = Files.createDirectories(folder.resolve(reports));
        Files.writeString(
                folderOfReports.resolve("TEST-" + name + ".xml"),
                "<?xml version=\"1.0\"?>\n<testsuite name=\"" + name + "\">\n" + cases + "\n</testsuite>\n");
    }

    private Path jdk(String name, String version) throws IOException {
        var home = folder.resolve(name);
        var bin = Files.createDirectories(home.resolve("bin"));
        for (var program : List.of("java", "javac")) {
            var file = Files.createFile(bin.resolve(program)).toFile();
            assertTrue(file.setExecutable(true));
        }
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    private static Result run(Map<String, String> environment, String script, String... options) throws Exception {
        var words = new ArrayList<>(List.of(Repository.file(script).toString()));
        words.addAll(List.of(options));
        var builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().putAll(environment);
        var process = builder.start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes());
        return new Result(process.waitFor(), output);
    }
}
