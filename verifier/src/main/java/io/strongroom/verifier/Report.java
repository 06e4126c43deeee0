package io.strongroom.verifier;

import java.util.ArrayList;
import java.util.List;

/** What was found: problems, each with its place, and things that are only worth a look. */
final class Report {
    private static final int SHOWN = 20;

    private final List<String> problems = new ArrayList<>();
    private final List<String> notices = new ArrayList<>();
    private final List<String> checked = new ArrayList<>();

    /** @param where such as {@code entry 7} or {@code entries 7 to 12} */
    void problem(String where, String what) {
        problems.add(where + ": " + what);
    }

    void notice(String what) {
        notices.add(what);
    }

    void checked(String what) {
        checked.add(what);
    }

    static String entries(long from, long until) {
        return from >= until ? "entry " + Math.max(1, until) : "entries " + from + " to " + until;
    }

    boolean verified() {
        return problems.isEmpty();
    }

    List<String> problems() {
        return List.copyOf(problems);
    }

    List<String> notices() {
        return List.copyOf(notices);
    }

    /** All of it, for people. */
    String text() {
        var text = new StringBuilder();
        checked.forEach(one -> text.append("  ").append(one).append('\n'));
        notices.forEach(one -> text.append("  note: ").append(one).append('\n'));
        problems.stream()
                .limit(SHOWN)
                .forEach(one -> text.append("  WRONG ").append(one).append('\n'));
        if (problems.size() > SHOWN) {
            text.append("  and ").append(problems.size() - SHOWN).append(" more\n");
        }
        return text.append(verified() ? "VERIFIED" : "TAMPERED").append('\n').toString();
    }
}
