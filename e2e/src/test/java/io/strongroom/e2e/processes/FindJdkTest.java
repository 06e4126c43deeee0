package io.strongroom.e2e.processes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which JDK the scripts take; the releases here are beyond all that a machine may really have. */
class FindJdkTest {
    @TempDir
    private Path home;

    @Test
    void theNewestIsTakenWhateverJavaHomeSays() throws Exception {
        var newest = jdk(".jdks/newest", 902);
        assertEquals(newest.toString(), found(jdk("mine", 901)));
        assertEquals(newest.toString(), found(jdk("old", 17)));
    }

    @Test
    void javaHomeIsTakenWhenItIsTheNewest() throws Exception {
        jdk(".jdks/other", 901);
        var mine = jdk("mine", 902);
        assertEquals(mine.toString(), found(mine));
    }

    @Test
    void javaHomeIsTakenWhenAnotherIsAsNew() throws Exception {
        jdk(".jdks/other", 902);
        var mine = jdk("mine", 902);
        assertEquals(mine.toString(), found(mine));
    }

    @Test
    void aRuntimeWithoutCompilerIsNone() throws Exception {
        var runtime = jdk("runtime", 903);
        Files.delete(runtime.resolve("bin/javac"));
        assertFalse(found(runtime).contains("runtime"));
    }

    private Path jdk(String folder, int release) throws IOException {
        var jdk = home.resolve(folder);
        var bin = Files.createDirectories(jdk.resolve("bin"));
        for (var program : new String[] {"java", "javac"}) {
            Files.createFile(
                    bin.resolve(program),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        }
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"" + release + ".0.1\"\n");
        return jdk;
    }

    private String found(Path javaHome) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(
                        StrongroomProcess.HOME.resolve("bin/find-jdk").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("HOME", home.toString());
        builder.environment().put("JAVA_HOME", javaHome.toString());
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertEquals(0, process.waitFor());
        assertTrue(Files.isDirectory(Path.of(output)), output);
        return output;
    }
}
