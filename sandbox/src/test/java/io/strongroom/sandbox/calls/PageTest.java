package io.strongroom.sandbox.calls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

class PageTest {
    private static final List<String> ALL = List.of("a", "b", "c", "d", "e");

    private static Page<String> page(List<String> all, String marker, Integer limit) {
        return Page.of(
                all,
                Function.identity(),
                marker,
                limit,
                3,
                () -> AwsServiceException.builder().message("bad marker").build());
    }

    @Test
    void pagesGoThroughAllOnceEvenWhenSomeVanishMeanwhile() {
        var found = new ArrayList<String>();
        var first = page(ALL, null, 2);
        found.addAll(first.items());
        var second = page(List.of("a", "c", "d", "e"), first.next(), 2);
        found.addAll(second.items());
        var third = page(ALL, second.next(), 2);
        found.addAll(third.items());
        assertEquals(ALL, found);
        assertNull(third.next());
    }

    @Test
    void fullLastPageHasNoNext() {
        assertNull(page(ALL, null, 5).next());
        assertEquals(3, page(ALL, null, null).items().size());
    }

    @Test
    void inventedMarkersAreRefused() {
        assertThrows(AwsServiceException.class, () -> page(ALL, "no marker", 2));
    }
}
