package io.strongroom.db.audit;

import java.util.List;

/**
 * Up to which number every fact has its place or will never be. Numbers are given before their transactions commit, in any
 * order, and some never do; so a number is only behind us when every transaction that ran while it was given has ended.
 */
final class Watermark {
    private enum Stage {
        NONE,
        SEEN,
        BARRED,
        PASSED,
        READ
    }

    private Stage stage = Stage.NONE;
    private long low;
    private long watched;
    private long barrier;

    Watermark(long low) {
        this.low = low;
    }

    long low() {
        return low;
    }

    /**
     * Before facts are read; what was read the time before has its place by now.
     *
     * @param oldest the oldest transaction that runs
     * @param next what the next transaction will be
     */
    void turn(long oldest, long next) {
        stage = switch (stage) {
            case READ -> {
                low = watched;
                yield Stage.NONE;
            }
            case SEEN -> {
                // A turn after the number was seen: whoever was given a lower one has its transaction by now.
                barrier = next;
                yield Stage.BARRED;
            }
            case BARRED, PASSED -> oldest >= barrier ? Stage.PASSED : Stage.BARRED;
            case NONE -> Stage.NONE;
        };
    }

    /**
     * Facts were read.
     *
     * @param numbers theirs, ascending
     * @param all whether there were no more
     */
    void read(List<Long> numbers, boolean all) {
        if (stage == Stage.PASSED && (all || numbers.getLast() >= watched)) {
            stage = Stage.READ;
        } else if (stage == Stage.NONE && !numbers.isEmpty()) {
            watched = numbers.getLast();
            stage = Stage.SEEN;
        }
    }
}
