package io.strongroom.domain.changes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WritableFacetsTest {
    @Test
    void eachOfTheClosedListIsThereOnce() {
        var listed = WritableFacets.EACH.stream().map(Object::getClass).toList();
        assertEquals(closed(WritableFacet.class).collect(Collectors.toSet()), Set.copyOf(listed));
        assertEquals(new HashSet<>(listed).size(), listed.size());
    }

    private static Stream<Class<?>> closed(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(WritableFacetsTest::closed)
                : Stream.of(type);
    }
}
