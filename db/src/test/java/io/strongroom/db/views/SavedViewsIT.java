package io.strongroom.db.views;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.strongroom.db.PostgresForTests;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.users.AccountScope;
import io.strongroom.domain.users.NewUser;
import io.strongroom.domain.users.Principal;
import io.strongroom.domain.users.Role;
import io.strongroom.domain.users.Users;
import io.strongroom.domain.views.NewSavedView;
import io.strongroom.domain.views.SavedView;
import io.strongroom.domain.views.SavedViews;
import io.strongroom.domain.views.ViewedList;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresForTests.class)
class SavedViewsIT {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    @Inject
    SavedViews views;

    @Inject
    Users users;

    private Principal ada;
    private Principal bob;

    @BeforeEach
    void people() {
        ada = person();
        bob = person();
    }

    @Test
    void onesOwnComeBeforeWhatOthersShare() {
        var shared = views.add(view("a of Bob " + bob.name(), true), bob, NOW);
        var later = views.add(view("b", false), ada, NOW);
        var first = views.add(view("A", true), ada, NOW);
        views.add(view("hidden", false), bob, NOW);
        var seen = views.visibleTo(ada);
        assertEquals(List.of(first, later), seen.subList(0, 2));
        assertEquals(
                List.of(shared),
                seen.stream().filter(view -> view.owner().equals(bob.userId())).toList());
    }

    @Test
    void ofTwoAtOnceOneGetsTheName() throws Exception {
        var name = "wanted by many";
        Callable<String> taking = () -> {
            try {
                return views.add(view(name, false), ada, NOW).name();
            } catch (Rejected e) {
                return e.problem().code().slug();
            }
        };
        var got = new ArrayList<String>();
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var one : threads.invokeAll(Collections.nCopies(4, taking))) {
                got.add(one.get());
            }
        }
        assertEquals(1, Collections.frequency(got, name), got.toString());
        assertEquals(3, Collections.frequency(got, "state-conflict"), got.toString());
    }

    @Test
    void nobodyHasMoreThanTheMost() {
        for (int i = 0; i < SavedViews.MOST; i++) {
            views.add(view("view " + i, false), ada, NOW);
        }
        assertEquals(ProblemCode.STATE_CONFLICT, refusal(() -> views.add(view("one more", false), ada, NOW)));
        var last = own(ada).getLast();
        views.remove(last.id(), last.version(), ada, NOW);
        views.add(view("one more", false), ada, NOW);
    }

    @Test
    void secondOfTwoWhoSaveIsToldToReadAgain() {
        var seen = views.add(view("x", false), ada, NOW);
        var saved = views.save(seen.id(), view("y", true), seen.version(), ada, NOW);
        assertEquals(2, saved.version());
        assertTrue(saved.shared());
        assertEquals(
                ProblemCode.PRECONDITION_FAILED,
                refusal(() -> views.save(seen.id(), view("z", false), seen.version(), ada, NOW)));
        assertEquals(ProblemCode.PRECONDITION_FAILED, refusal(() -> views.remove(seen.id(), seen.version(), ada, NOW)));
        assertEquals(
                ProblemCode.FORBIDDEN,
                refusal(() -> views.save(seen.id(), view("z", false), saved.version(), bob, NOW)));
    }

    private List<SavedView> own(Principal person) {
        return views.visibleTo(person).stream()
                .filter(view -> view.owner().equals(person.userId()))
                .toList();
    }

    private static ProblemCode refusal(Runnable work) {
        return assertThrows(Rejected.class, work::run).problem().code();
    }

    private static NewSavedView view(String name, boolean shared) {
        return new NewSavedView(name, ViewedList.JOBS, "state:failed", shared);
    }

    private Principal person() {
        var name = "p-" + UUID.randomUUID();
        var wanted = new NewUser(name, name, Set.of(Role.VIEWER), AccountScope.everything(), "correct horse battery");
        return Principal.of(users.add(wanted, "test"));
    }
}
