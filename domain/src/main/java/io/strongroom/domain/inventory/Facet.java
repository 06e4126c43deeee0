package io.strongroom.domain.inventory;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * The name of one readable aspect of one resource, such as the rotation of a key. Its state is a JSON object whose shape
 * the facet's own Javadoc gives. What can be written as well is a {@code WritableFacet}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "facet")
public interface Facet {
    /** How it is called on pages and in logs, such as {@code KeyRotation(alias/backup-x)}. */
    default String label() {
        return toString();
    }
}
