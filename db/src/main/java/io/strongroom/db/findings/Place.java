package io.strongroom.db.findings;

import io.strongroom.domain.accounts.AccountId;
import java.util.Comparator;

/** An account and Region: what is judged at once, and where counts are kept by control. */
public record Place(AccountId account, String region) implements Comparable<Place> {
    private static final Comparator<Place> ORDER =
            Comparator.comparing(Place::account).thenComparing(Place::region);

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }
}
