package io.strongroom.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every dependency says why it is there. */
class DependencyListTest {

    private static final Pattern DEPENDENCY =
            Pattern.compile("<dependency>\\s*<groupId>([^<]+)</groupId>\\s*<artifactId>([^<]+)</artifactId>");

    @Test
    void everyDependencyHasItsReason() {
        var reasons = Repository.text("docs/adr/0002-dependencies.md");
        var poms = Repository.files(".", "pom.xml").stream()
                .filter(pom -> !pom.equals(Repository.file("pom.xml")))
                .toList();
        var used = new TreeSet<String>();
        for (var pom : poms) {
            DEPENDENCY
                    .matcher(Repository.text(pom))
                    .results()
                    .filter(match -> !match.group(1).equals("io.strongroom"))
                    .map(DependencyListTest::artifact)
                    .forEach(used::add);
        }
        assertTrue(used.size() > 30, "too few dependencies found: " + used);
        assertEquals(
                List.of(),
                used.stream()
                        .filter(artifact -> !reasons.contains("`" + artifact + "`"))
                        .toList());
    }

    @Test
    void versionsStandInTheParentAlone() {
        var wrong = Repository.files(".", "pom.xml").stream()
                .filter(pom -> !pom.equals(Repository.file("pom.xml")))
                .filter(pom -> Pattern.compile("<dependency>(?:(?!</dependency>).)*<version>", Pattern.DOTALL)
                        .matcher(Repository.text(pom))
                        .find())
                .toList();
        assertEquals(List.of(), wrong);
    }

    private static String artifact(MatchResult match) {
        return match.group(2);
    }
}
