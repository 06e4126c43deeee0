package io.strongroom.domain.audit;

import io.strongroom.domain.audit.tree.Hash;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * The head of the log at one moment, as a text after C2SP's tlog-checkpoint: origin, size and root, then three lines of ours.
 *
 * @param origin the name of the key that signs
 * @param epoch raised each time that a sequencer takes over
 * @param size how many entries the log has
 * @param at when it was made, in microseconds at most
 * @param previous hash of the signed checkpoint before this one; of nothing for the first
 */
public record Checkpoint(String origin, long epoch, long size, Hash root, Instant at, Hash previous) {
    private static final int LINES = 6;

    /** What is signed. */
    public String text() {
        return origin + "\n" + size + "\n" + root.base64() + "\nepoch " + epoch + "\ntime " + at + "\nprevious "
                + previous.base64() + "\n";
    }

    /** Empty when the text is no checkpoint, or not written the way that {@link #text} does. */
    public static Optional<Checkpoint> parse(String text) {
        var lines = text.split("\n", -1);
        if (lines.length != LINES + 1) {
            return Optional.empty();
        }
        try {
            var read = new Checkpoint(
                    lines[0],
                    Long.parseLong(after("epoch ", lines[3])),
                    Long.parseLong(lines[1]),
                    Hash.base64(lines[2]),
                    Instant.parse(after("time ", lines[4])),
                    Hash.base64(after("previous ", lines[5])));
            return Optional.of(read).filter(checkpoint -> checkpoint.text().equals(text));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String after(String label, String line) {
        if (!line.startsWith(label)) {
            throw new IllegalArgumentException(line);
        }
        return line.substring(label.length());
    }
}
