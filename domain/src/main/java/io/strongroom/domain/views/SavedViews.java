package io.strongroom.domain.views;

import io.strongroom.domain.users.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Saved views. A person sees their own and what others share, of lists that they may read; a shared one that names an
 * account beyond their reach is not shown, for not even the number is theirs to know.
 */
public interface SavedViews {
    /** Most that one person may have. */
    int MOST = 100;

    /** Of every list, by name; the person's own before those that others share. */
    List<SavedView> visibleTo(Principal person);

    /** One of these. */
    Optional<SavedView> find(SavedViewId id, Principal person);

    /**
     * @throws io.strongroom.domain.problems.Rejected {@code validation-failed}, as for an account beyond their
     *     reach, {@code forbidden} for a list that they
     *     may not read, {@code state-conflict} when they have one of that name already, or too many
     */
    SavedView add(NewSavedView wanted, Principal by, Instant now);

    /**
     * @param version that was seen
     * @throws io.strongroom.domain.problems.Rejected as {@link #add}, {@code precondition-failed} when it changed
     *     meanwhile, {@code forbidden} when it is somebody else's, {@code not-found}
     */
    SavedView save(SavedViewId id, NewSavedView wanted, long version, Principal by, Instant now);

    /**
     * Takes it away: the owner may, and of a shared one whoever manages people.
     *
     * @throws io.strongroom.domain.problems.Rejected {@code precondition-failed}, {@code forbidden}, {@code not-found}
     */
    void remove(SavedViewId id, long version, Principal by, Instant now);
}
