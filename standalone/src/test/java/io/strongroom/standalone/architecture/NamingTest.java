package io.strongroom.standalone.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A class is called by what it is, a package by its feature. */
class NamingTest {

    private static final Pattern SAYS_NOTHING = Pattern.compile(
            "Abstract.*|.*(Service|Manager|Helper|Helpers|Util|Utils|Impl|Base|Processor|DTO|Dto|Common|Info|Data)");

    private static final Set<String> LAYERS = Set.of(
            "common",
            "util",
            "utils",
            "core",
            "dto",
            "entity",
            "entities",
            "service",
            "services",
            "impl",
            "helper",
            "helpers",
            "model",
            "models",
            "shared",
            "misc");

    @Test
    void noClassHasANameThatSaysNothing() {
        var wrong = Strongrooms.classes().stream()
                .filter(type -> SAYS_NOTHING.matcher(type.getSimpleName()).matches())
                .map(JavaClass::getName)
                .sorted()
                .toList();
        assertEquals(List.of(), wrong);
    }

    @Test
    void noPackageIsALayer() {
        var wrong = Strongrooms.classes().stream()
                .map(JavaClass::getPackageName)
                .distinct()
                .filter(name -> List.of(name.split("\\.")).stream().anyMatch(LAYERS::contains))
                .sorted()
                .toList();
        assertEquals(List.of(), wrong);
    }

    @Test
    void everyPackageSaysWhatLivesInIt() {
        var packages = Strongrooms.javaFiles("main").stream()
                .map(file -> file.getParent())
                .distinct()
                .toList();
        assertTrue(packages.size() > 10, "too few packages found: " + packages);
        var silent = packages.stream()
                .filter(folder -> !folder.resolve("package-info.java").toFile().exists())
                .toList();
        assertEquals(List.of(), silent);
    }
}
