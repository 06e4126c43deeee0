package io.strongroom.verifier;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;

/** A signed head of the log. */
record Head(String note, String origin, long epoch, long size, byte[] root, Instant at, byte[] previous) {
    private static final int LINES = 6;
    private static final String DASH = "— ";

    static Head parse(String note) throws Unusable {
        var lines = note.split("\n", -1);
        try {
            if (lines.length == LINES + 3 && lines[LINES].isEmpty() && lines[LINES + 2].isEmpty()) {
                return new Head(
                        note,
                        lines[0],
                        Long.parseLong(after("epoch ", lines[3])),
                        Long.parseLong(lines[1]),
                        Base64.getDecoder().decode(lines[2]),
                        Instant.parse(after("time ", lines[4])),
                        Base64.getDecoder().decode(after("previous ", lines[5])));
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            // Told below, like any other text that is none.
        }
        throw new Unusable(
                "this is no signed head of a log: " + note.lines().findFirst().orElse(""));
    }

    private static String after(String label, String line) {
        if (!line.startsWith(label)) {
            throw new IllegalArgumentException(line);
        }
        return line.substring(label.length());
    }

    byte[] hash() {
        return Merkle.sha256().digest(note.getBytes(StandardCharsets.UTF_8));
    }

    boolean signedBy(Collection<Key> keys) {
        int end = note.indexOf("\n\n") + 1;
        var message = note.substring(0, end);
        var start = DASH + origin + " ";
        var line = note.substring(end + 1, note.length() - 1);
        if (!line.startsWith(start)) {
            return false;
        }
        try {
            var both = Base64.getDecoder().decode(line.substring(start.length()));
            if (both.length <= 4) {
                return false;
            }
            var id = HexFormat.of().formatHex(Arrays.copyOf(both, 4));
            return keys.stream()
                    .filter(key -> key.name().equals(origin) && key.id().equals(id))
                    .anyMatch(key -> key.signed(message, Arrays.copyOfRange(both, 4, both.length)));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
