package io.strongroom.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Documents name only what is there. */
class DocumentsTest {

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)(#[^)]*)?\\)");
    private static final Pattern TEST = Pattern.compile("`([A-Z][A-Za-z]+(?:Test|IT))`");

    @Test
    void theRootDocumentsAreThere() {
        for (var name : List.of(
                "LICENSE",
                "README.md",
                "ARCHITECTURE.md",
                "CHANGELOG.md",
                "CONTRIBUTING.md",
                "SECURITY.md",
                ".editorconfig")) {
            assertTrue(Files.isRegularFile(Repository.file(name)), name);
        }
        assertTrue(Repository.text("LICENSE").contains("Version 2.0, January 2004"));
    }

    @Test
    void noLinkLeadsNowhere() {
        var broken = new ArrayList<String>();
        for (var document : Repository.files(".", ".md")) {
            LINK.matcher(Repository.text(document))
                    .results()
                    .map(match -> match.group(1))
                    .filter(target -> !target.contains("://") && !target.startsWith("mailto:"))
                    .filter(target -> !Files.exists(document.resolveSibling(target)))
                    .forEach(target -> broken.add(document + " -> " + target));
        }
        assertEquals(List.of(), broken);
    }

    @Test
    void everyTestThatADocumentLeansOnExists() {
        var tests = Repository.files(".", ".java").stream()
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .toList();
        var missing = new ArrayList<String>();
        for (var document : Repository.files(".", ".md")) {
            TEST.matcher(Repository.text(document))
                    .results()
                    .map(match -> match.group(1))
                    .filter(test -> !test.matches("(Thing|X)[A-Z].*") && !tests.contains(test))
                    .forEach(test -> missing.add(document + ": " + test));
        }
        assertEquals(List.of(), missing);
    }

    @Test
    void theReadmeIsShort() {
        assertTrue(Repository.text("README.md").lines().count() <= 200);
    }
}
