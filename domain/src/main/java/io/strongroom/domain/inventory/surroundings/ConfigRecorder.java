package io.strongroom.domain.inventory.surroundings;

import io.strongroom.domain.inventory.Resource;
import java.util.Optional;
import java.util.Set;

/** A configuration recorder of AWS Config. @param recordsAll whether it records every supported type @param types types named one by one */
public record ConfigRecorder(
        String arn,
        String name,
        boolean recording,
        Optional<String> lastStatus,
        boolean recordsAll,
        Set<String> types,
        Set<String> excludedTypes)
        implements Resource {
    /** Whether it records the type. */
    public boolean records(String type) {
        return recordsAll ? !excludedTypes.contains(type) : types.contains(type);
    }

    /** Whether the last delivery failed. */
    public boolean failing() {
        return lastStatus.filter(status -> status.equalsIgnoreCase("FAILURE")).isPresent();
    }
}
