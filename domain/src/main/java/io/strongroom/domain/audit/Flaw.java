package io.strongroom.domain.audit;

/**
 * A place where the log is not what it was.
 *
 * @param from the first entry that it may concern, from 1
 * @param until the last one; the same when it is known which
 * @param what a sentence for people
 */
public record Flaw(long from, long until, String what) {
    public Flaw {
        if (from > until) {
            throw new IllegalArgumentException("a flaw from " + from + " until " + until);
        }
    }

    public static Flaw at(long seq, String what) {
        return new Flaw(seq, seq, what);
    }
}
