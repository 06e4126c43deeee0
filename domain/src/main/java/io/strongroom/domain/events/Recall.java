package io.strongroom.domain.events;

import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is looked back on of what a subject did. Nobody asks for all of it: a thousand calls that mean nothing are cheap,
 * and would hide the one that does.
 *
 * @param words see {@link AwsEvent#word()}; {@code kms:*} for every call of a service
 * @param within how far back
 */
public record Recall(Set<String> words, Outcome outcome, Duration within, Detail detail) {
    private static final String ANY = ":*";

    /** Which calls. Notices are none that failed. */
    public enum Outcome {
        SUCCEEDED,
        FAILED,
        BOTH
    }

    /** Whether the whole record is asked for: it is most of what there is to load. */
    public enum Detail {
        LEFT_OUT,
        WHOLE
    }

    public Recall {
        words = Set.copyOf(words);
        if (words.isEmpty() || within.isNegative()) {
            throw new IllegalArgumentException("recall: must name events, and how far back");
        }
    }

    /** Calls that succeeded and notices, without their details. */
    public static Recall of(Duration within, Set<String> words) {
        return new Recall(words, Outcome.SUCCEEDED, within, Detail.LEFT_OUT);
    }

    public Recall failed() {
        return new Recall(words, Outcome.FAILED, within, detail);
    }

    /** For several events at once, which are so far apart. */
    public Recall longer(Duration apart) {
        return new Recall(words, outcome, within.plus(apart), detail);
    }

    /** With details. */
    public Recall whole() {
        return new Recall(words, outcome, within, Detail.WHOLE);
    }

    /** Whether the event is one of those, whenever it happened. */
    public boolean has(AwsEvent event) {
        var word = event.word();
        return fits(event) && (words.contains(word) || words.contains(word.substring(0, word.indexOf(':')) + ANY));
    }

    private boolean fits(AwsEvent event) {
        return switch (outcome) {
            case SUCCEEDED -> event.succeeded();
            case FAILED -> !event.succeeded();
            case BOTH -> true;
        };
    }

    /** Names of events that are asked for one by one. */
    public Set<String> names() {
        return words.stream()
                .filter(word -> !word.endsWith(ANY))
                .map(word -> word.substring(word.indexOf(':') + 1))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Services of which every call is asked for, as words begin. */
    public Set<String> services() {
        return words.stream()
                .filter(word -> word.endsWith(ANY))
                .map(word -> word.substring(0, word.length() - ANY.length()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
