package io.strongroom.web.exceptions;

import java.util.List;

/**
 * What somebody says to an exception, as typed.
 *
 * @param refused why what was just tried was not done; empty text otherwise
 */
record DecisionForm(String comment, List<String> commentErrors, String refused) {
    private static final int MOST = 2000;

    static DecisionForm fresh() {
        return new DecisionForm("", List.of(), "");
    }

    static DecisionForm sent(String comment) {
        return new DecisionForm(
                comment,
                comment.length() > MOST ? List.of("must have at most " + MOST + " characters") : List.of(),
                "");
    }

    DecisionForm refused(String why) {
        return new DecisionForm(comment, commentErrors, why);
    }
}
