package io.strongroom.sandbox.calls;

import com.fasterxml.jackson.databind.JsonNode;
import software.amazon.awssdk.core.SdkPojo;

/**
 * The other side of a simulated client that can only be read: what puts things where it finds them. Every {@link
 * ReadOnlyClient} is one.
 */
public interface Furnished {
    /**
     * Keeps a resource, in the place of one that has its id.
     *
     * @param parts shapes that together tell all of it, such as a table's description and its backups; the id is in one of
     *     them
     */
    void keep(Kept kept, SdkPojo... parts);

    /** The same for what no shape of the SDK tells. */
    void keep(Kept kept, JsonNode document);

    void drop(Kept kept, String id);

    /**
     * The other side of this client.
     *
     * @throws ClassCastException when the client is not of the sandbox, or is behind a pace
     */
    static Furnished of(Object client) {
        return (Furnished) client;
    }
}
