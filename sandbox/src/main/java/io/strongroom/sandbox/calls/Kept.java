package io.strongroom.sandbox.calls;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A kind of document of a simulated service that can only be read. A document has all members that the service's listings
 * and look-ups tell of one resource, under the names of the SDK's shapes.
 *
 * @param kind the shelf
 * @param id the member that tells one from another, such as {@code VpcId}; empty for what is there once
 * @param global whether it is kept once for the account rather than in each Region
 */
public record Kept(String service, String kind, String id, boolean global) {
    public static Kept of(String service, String kind, String id) {
        return new Kept(service, kind, id, false);
    }

    /** What is there once in a place, such as its settings: it needs no id. */
    public static Kept once(String service, String kind) {
        return new Kept(service, kind, "", false);
    }

    /** The id of such a document; empty text when it has none. */
    String idOf(JsonNode document) {
        return id.isEmpty() ? "once" : document.path(id).asText();
    }

    /** The same kept once for the account. */
    public Kept everywhere() {
        return new Kept(service, kind, id, true);
    }
}
