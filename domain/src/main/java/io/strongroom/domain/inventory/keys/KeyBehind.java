package io.strongroom.domain.inventory.keys;

import io.strongroom.domain.arns.Arn;
import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;

/** The key that an ARN, an id or an alias names, as far as the inventory of one account and Region tells. */
public sealed interface KeyBehind {
    /** It is one of this account and Region. */
    record Here(Key key) implements KeyBehind {}

    /** It would be listed here if it were there: it was deleted. */
    record Gone() implements KeyBehind {}

    /** It is of another account or Region, so nothing is known of it here. */
    record Elsewhere(Arn arn) implements KeyBehind {
        /** Why nothing can be told of it. */
        public Coverage why() {
            return new Coverage.Denied("kms:DescribeKey");
        }
    }

    /** @throws io.strongroom.domain.inventory.NotTold when keys could not be read, and it is not elsewhere */
    static KeyBehind of(String name, Inventory inventory) {
        var arn = Arn.parse(name);
        if (arn.isPresent() && !isHere(arn.get(), inventory)) {
            return new Elsewhere(arn.get());
        }
        var resource = arn.map(Arn::resource).orElse(name);
        return inventory.all(Kinds.KEYS).stream()
                .filter(key -> key.arn().equals(name)
                        || key.id().equals(name)
                        || key.aliases().contains(resource))
                .findFirst()
                .<KeyBehind>map(Here::new)
                .orElseGet(Gone::new);
    }

    private static boolean isHere(Arn arn, Inventory inventory) {
        return arn.account().equals(inventory.account().value())
                && arn.region().equals(inventory.region().value());
    }
}
