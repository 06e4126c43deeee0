package io.strongroom.web.views;

import io.strongroom.domain.users.Permission;
import io.strongroom.domain.users.Principal;
import io.strongroom.domain.views.SavedView;
import io.strongroom.domain.views.SavedViews;
import io.strongroom.domain.views.ViewedList;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;

/** Puts the saved views of a list together for whoever looks at it. */
@Singleton
public class SavedPanels {
    private static final int SHOWN = 50;

    private final SavedViews views;
    private final InstantSource clock;

    SavedPanels(SavedViews views, InstantSource clock) {
        this.views = views;
        this.clock = clock;
    }

    /**
     * @param narrowed whether the list is filtered now
     * @param query that filter in the language of filters; empty when it cannot be said there
     */
    public SavedPanel of(Principal person, ViewedList list, boolean narrowed, Optional<String> query) {
        var all = views.visibleTo(person).stream()
                .filter(view -> view.list() == list)
                .toList();
        var shown = all.stream().limit(SHOWN).map(view -> line(view, person)).toList();
        return new SavedPanel(list, shown, narrowed, query, all.size() > SHOWN);
    }

    private SavedPanel.Line line(SavedView view, Principal person) {
        var own = view.owner().equals(person.userId());
        return new SavedPanel.Line(
                view, ViewAddress.of(view, clock.instant()), own, own || person.may(Permission.USERS_MANAGE));
    }
}
