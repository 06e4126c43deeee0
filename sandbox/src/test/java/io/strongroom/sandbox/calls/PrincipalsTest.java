package io.strongroom.sandbox.calls;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.json.Json;
import io.strongroom.sandbox.store.InMemoryStore;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PrincipalsTest {
    private final Place place = new Place(Sandboxes.BACKUP_PROD, Sandboxes.IRELAND);
    private final InMemoryStore store = new InMemoryStore(new MovingClock());

    private boolean missing(String principal) {
        var policy = PolicyText.parse("""
                {"Statement":{"Effect":"Allow","Principal":{"AWS":"%s"},"Action":"*","Resource":"*"}}""".formatted(principal));
        return store.read(Duration.ZERO, documents -> Principals.anyMissing(documents, place, policy));
    }

    @Test
    void rolesAndUsersOfTheAccountMustBeThere() {
        assertFalse(missing("arn:aws:iam::123456789012:role/Other"));
        store.transact("123456789012", documents -> {
            documents.put(place.globalShelf("iam", "roles").key("Mine"), Json.object());
            documents.put(place.globalShelf("iam", "users").key("anna"), Json.object());
            return 0;
        });
        assertFalse(missing("arn:aws:iam::123456789012:role/Mine"));
        assertFalse(missing("arn:aws:iam::123456789012:role/a/path/Mine"));
        assertFalse(missing("arn:aws:iam::123456789012:user/anna"));
        assertTrue(missing("arn:aws:iam::123456789012:role/Other"));
        assertTrue(missing("arn:aws:iam::123456789012:user/Mine"));
    }

    @Test
    void accountsStrangersAndEveryoneCountAsThere() {
        store.transact("123456789012", documents -> {
            documents.put(place.globalShelf("iam", "roles").key("Mine"), Json.object());
            return 0;
        });
        assertFalse(missing("arn:aws:iam::123456789012:root"));
        assertFalse(missing("arn:aws:iam::999999999999:role/Other"));
        assertFalse(missing("*"));
    }
}
