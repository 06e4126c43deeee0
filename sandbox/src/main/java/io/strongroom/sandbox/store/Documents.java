package io.strongroom.sandbox.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.sandbox.ledger.Effect;
import java.util.List;
import java.util.Optional;

/**
 * The documents as one transaction, or one reading, sees them. Trees handed in and out are copies: changing one changes
 * nothing here. A reading's writes throw {@link IllegalStateException}.
 */
public interface Documents {
    Optional<JsonNode> get(Key key);

    /** At most {@code limit} documents with ids after {@code after} ({@code ""} for the first), in the order of ids. */
    List<Stored> list(Shelf shelf, String after, int limit);

    default List<Stored> list(Shelf shelf) {
        return list(shelf, "", Integer.MAX_VALUE);
    }

    void put(Key key, JsonNode body);

    void delete(Key key);

    /**
     * Puts a document that must not be there yet, also against other accounts' transactions.
     *
     * @return false when there was one, which then stays as it is
     */
    boolean claim(Key key, JsonNode body);

    /** Writes the effect into the ledger, with this transaction. */
    void record(Effect effect);

    /** Whether this transaction wrote any document. */
    boolean changed();
}
