package io.strongroom.worker.inventory;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.inventory.Kind;
import io.strongroom.domain.inventory.Kinds;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReadersTest {
    /** The AWS SDK at hand has no call for them, so that they are told as unsupported. */
    private static final Set<Kind<?>> UNREADABLE = Set.of(Kinds.BACKUP_ACCESS_POINTS, Kinds.KEY_USES);

    @Test
    void everyKindHasOneReaderButThoseThatCannotBeRead() {
        var kinds = Readers.with().stream().<Kind<?>>map(KindReader::kind).toList();
        var read = kinds.stream().collect(toSet());
        assertEquals(read.size(), kinds.size(), "two readers read one kind: " + kinds);
        var wanted = new HashSet<>(Kinds.ALL);
        wanted.removeAll(UNREADABLE);
        assertEquals(wanted, read);
    }
}
