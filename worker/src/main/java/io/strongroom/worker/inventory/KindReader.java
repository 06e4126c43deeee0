package io.strongroom.worker.inventory;

import io.strongroom.domain.inventory.Kind;
import io.strongroom.domain.inventory.Resource;
import java.util.List;

/**
 * Reads all resources of one kind, in one account and Region. One final class each, found by the container.
 *
 * @param <R> the kind's record
 */
public interface KindReader<R extends Resource> {
    Kind<R> kind();

    /**
     * All of them. Lists are read through {@link Gathering#call}, properties that take a call of their own through {@link
     * Gathering#told}, so that what fails is known for what it is.
     *
     * @throws io.strongroom.domain.inventory.NotTold when the list could not be read whole
     */
    List<R> read(Gathering from);
}
