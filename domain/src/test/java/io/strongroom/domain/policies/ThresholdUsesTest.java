package io.strongroom.domain.policies;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Reads the controls: what they ask of the expectations is what is said of them. */
class ThresholdUsesTest {
    /** Controls, and what they ask of the inventory on the way. */
    private static final List<Path> READ = List.of(
            Path.of("src/main/java/io/strongroom/domain/controls"),
            Path.of("src/main/java/io/strongroom/domain/inventory"));

    private static final Pattern ID = Pattern.compile("ControlSpec\\.of\\(\\s*\"([A-Z]{3}-[0-9]{2})\"");
    private static final Pattern METHOD = Pattern.compile(
            "^ {4}(?:[\\w<>\\[\\], .?]+ )?(\\w+)\\([^;{}]*\\) \\{\\n.*?^ {4}}", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern VARIABLE =
            Pattern.compile("(\\w+) = inventory\\.expectations\\(\\);|Expectations (\\w+)\\)");
    private static final Set<String> FIELDS = Arrays.stream(Expectations.class.getRecordComponents())
            .map(java.lang.reflect.RecordComponent::getName)
            .collect(Collectors.toSet());

    @Test
    void usesAreThoseOfTheControls() throws IOException {
        var found = new TreeMap<String, Set<String>>();
        var sources = sources();
        sources.forEach((name, source) -> ID.matcher(source)
                .results()
                .map(match -> match.group(1))
                .forEach(id -> {
                    for (var field : fields(name, sources)) {
                        found.computeIfAbsent(field, key -> new TreeSet<>()).add(id);
                    }
                }));
        var said = new TreeMap<String, Set<String>>();
        ThresholdUses.all()
                .forEach((field, controls) -> said.put(
                        field, controls.stream().map(Object::toString).collect(Collectors.toCollection(TreeSet::new))));
        assertEquals(found, said, "put what changed into ThresholdUses");
    }

    @Test
    void everyFieldHasAControl() {
        assertEquals(FIELDS, ThresholdUses.all().keySet());
    }

    private static Map<String, String> sources() throws IOException {
        var all = new HashMap<String, String>();
        for (var folder : READ) {
            try (var files = Files.walk(folder)) {
                for (var file :
                        files.filter(one -> one.toString().endsWith(".java")).toList()) {
                    all.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
                }
            }
        }
        return all;
    }

    /** Those of the class itself, and of what it calls of the helpers without an id of their own that it names. */
    private static Set<String> fields(String name, Map<String, String> sources) {
        var source = sources.get(name);
        var all = new TreeSet<>(direct(source));
        sources.forEach((helper, text) -> {
            if (!helper.equals(name)
                    && !ID.matcher(text).find()
                    && Pattern.compile("\\b" + helper + "\\b").matcher(source).find()) {
                all.addAll(asked(helper, text, source));
            }
        });
        return all;
    }

    /** The fields that a caller asks for through a helper: by the methods that it calls and those that they call there. */
    private static Set<String> asked(String helper, String text, String caller) {
        var methods = METHOD.matcher(text)
                .results()
                .collect(Collectors.toMap(one -> one.group(1), MatchResult::group, String::concat));
        var all = new TreeSet<>(direct(METHOD.matcher(text).replaceAll("")));
        var called = new ArrayDeque<>(calls(caller, methods.keySet()));
        var seen = new TreeSet<String>();
        while (!called.isEmpty()) {
            var method = called.remove();
            if (seen.add(method)) {
                all.addAll(direct(methods.get(method)));
                called.addAll(calls(methods.get(method), methods.keySet()));
            }
        }
        return all;
    }

    private static List<String> calls(String source, Set<String> methods) {
        return methods.stream()
                .filter(name -> Pattern.compile("(?:\\b|::)" + name + "\\s*(?:\\(|\\)|,)")
                        .matcher(source)
                        .find())
                .toList();
    }

    @Test
    void aRecordIsAskedOnlyThroughWhatIsCalled() {
        var age = """
                record Age(int n) {
                    boolean late(Inventory inventory) {
                        return old(inventory);
                    }

                    static boolean old(Inventory inventory) {
                        return inventory.expectations().copyEvery().isZero();
                    }

                    int count() {
                        return n;
                    }
                }
                """;
        assertEquals(Set.of("copyEvery"), asked("Age", age, "age.late(inventory)"));
        assertEquals(Set.of("copyEvery"), asked("Age", age, "any(Age::old)"));
        assertEquals(Set.of(), asked("Age", age, "new Age(1).count()"));
    }

    private static Set<String> direct(String source) {
        var names = VARIABLE.matcher(source)
                .results()
                .flatMap(match -> Arrays.asList(match.group(1), match.group(2)).stream())
                .filter(one -> one != null)
                .collect(Collectors.toCollection(TreeSet::new));
        names.add("expectations\\(\\)");
        var call = Pattern.compile("\\b(?:" + String.join("|", names) + ")\\s*(?:\\.|::)\\s*(\\w+)");
        return call.matcher(source)
                .results()
                .map((MatchResult match) -> match.group(1))
                .map(field -> field.equals("breakGlass") ? "breakGlassRoles" : field)
                .filter(FIELDS::contains)
                .collect(Collectors.toSet());
    }

    @Test
    void controlsOfSeveralFieldsAreTheirUnion() {
        assertEquals(
                List.of("ENC-06", "MON-17"),
                ThresholdUses.controls(List.of("rotationDays", "recoveryTime")).stream()
                        .map(Object::toString)
                        .toList());
        assertEquals(0, ThresholdUses.controls(List.of("none")).size());
    }
}
