package io.strongroom.web.views;

import io.strongroom.domain.views.SavedView;
import io.strongroom.domain.views.ViewedList;
import java.util.List;
import java.util.Optional;

/**
 * The saved views of a list, beside it.
 *
 * @param narrowed whether the list is filtered now, so that there is something to save
 * @param query that filter, in the language of filters; empty when it cannot be said there
 * @param more whether others share more than are shown
 */
public record SavedPanel(ViewedList list, List<Line> views, boolean narrowed, Optional<String> query, boolean more) {
    public SavedPanel {
        views = List.copyOf(views);
    }

    /**
     * One view.
     *
     * @param href where a page shows it; empty when only the API can
     * @param own whether it is the person's own
     * @param removable whether the person may take it away
     */
    public record Line(SavedView view, Optional<String> href, boolean own, boolean removable) {}

    /** Whether any of them may be taken away. */
    public boolean anyRemovable() {
        return views.stream().anyMatch(Line::removable);
    }
}
