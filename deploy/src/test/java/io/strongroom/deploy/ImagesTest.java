package io.strongroom.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The images, as far as they can be checked without building them. */
class ImagesTest {

    private static final Pattern COPY = Pattern.compile("^COPY (?:--\\S+ )*(.+) \\S+$", Pattern.MULTILINE);

    @ParameterizedTest
    @ValueSource(strings = {"api", "web", "worker"})
    void theImageIsNotRoot(String module) {
        var user = only(dockerfile(module), "^USER (\\d+):(\\d+)$");
        assertTrue(Integer.parseInt(user) >= 1000, "USER must be the number of one who is nobody: " + user);
    }

    @ParameterizedTest
    @ValueSource(strings = {"api", "web", "worker"})
    void whatIsCopiedIsBuiltAndSent(String module) {
        var ignored = Repository.text(".dockerignore").lines().toList();
        var sources = COPY.matcher(dockerfile(module))
                .results()
                .flatMap(match -> List.of(match.group(1).split(" ")).stream())
                .toList();
        assertTrue(sources.size() >= 5, sources.toString());
        for (var source : sources) {
            if (source.startsWith(module + "/target/quarkus-app/")) {
                assertTrue(Repository.text(module + "/pom.xml").contains("quarkus-maven-plugin"), source);
                assertTrue(ignored.contains("!" + module + "/target/quarkus-app"), source);
            } else {
                assertTrue(Files.exists(Repository.file(source)), source);
                assertTrue(ignored.contains("!" + source), source);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"api", "web", "worker"})
    void portHealthCheckAndSettingAgree(String module) {
        var text = dockerfile(module);
        var port = only(text, "^EXPOSE (\\d+)$");
        assertEquals(port, only(text, "QUARKUS_HTTP_PORT=(\\d+)$"));
        assertEquals(port, only(text, "^HEALTHCHECK .*CMD \\[\"ready\", \"(\\d+)\"\\]$"));
        assertTrue(Files.isExecutable(Repository.file("deploy/images/ready")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"api", "web", "worker"})
    void theProcessItselfGetsTheSignals(String module) {
        // A shell between Docker and Java would swallow SIGTERM, and with it the drain.
        assertTrue(only(dockerfile(module), "^ENTRYPOINT (.*)$").startsWith("[\"java\""));
        assertFalse(dockerfile(module).contains("latest"), "an image without a version");
    }

    private static String dockerfile(String module) {
        return Repository.text("deploy/images/" + module + ".Dockerfile");
    }

    private static String only(String text, String pattern) {
        var found = Pattern.compile(pattern, Pattern.MULTILINE)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .toList();
        assertEquals(1, found.size(), pattern + " in\n" + text);
        return found.getFirst();
    }
}
