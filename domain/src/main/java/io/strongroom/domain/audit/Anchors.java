package io.strongroom.domain.audit;

import java.io.Serial;
import java.util.Optional;

/** A place outside the database that keeps signed heads and gives none back. */
public interface Anchors {
    /** What the place is called, for ever, such as {@code file}. */
    String place();

    /** The last head that it was given; empty when it never was given one. */
    Optional<SignedCheckpoint> last();

    /** Keeps a head, and comes back once it will outlive a crash. */
    void keep(SignedCheckpoint head);

    /** The place cannot be reached, or what it holds cannot be read. It is tried again. */
    final class Unreachable extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1L;

        public Unreachable(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
