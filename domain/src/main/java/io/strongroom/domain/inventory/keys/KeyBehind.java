package io.strongroom.domain.inventory.keys;

import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.arns.Arn;
import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;

/** The key that an ARN, an id or an alias names, as far as the inventory of one account and Region tells. */
public sealed interface KeyBehind {
    /** It is one of those that the inventory has. */
    record Here(Key key) implements KeyBehind {}

    /** It would be listed here if it were there: it was deleted. */
    record Gone() implements KeyBehind {}

    /** It is of another account, or of a Region that was not read, so nothing is known of it here. */
    record Elsewhere(Arn arn) implements KeyBehind {
        /** Why nothing can be told of it. */
        public Coverage why() {
            return new Coverage.Denied("kms:DescribeKey");
        }
    }

    /** @throws io.strongroom.domain.inventory.NotTold when keys could not be read, and it is not elsewhere */
    static KeyBehind of(String name, Inventory inventory) {
        return of(name, inventory.region(), inventory);
    }

    /**
     * The same for what is in a Region that need not be the inventory's: one over all of an account knows keys of several.
     *
     * @param region where a name that is no ARN is looked up
     */
    static KeyBehind of(String name, Region region, Inventory inventory) {
        var account = inventory.account().value();
        var arn = Arn.parse(name)
                .orElseGet(() -> Arn.of(
                        inventory.partition(),
                        "kms",
                        region.value(),
                        account,
                        name.startsWith("alias/") ? name : "key/" + name));
        boolean home = arn.region().equals(inventory.region().value());
        boolean listed = home || inventory.coverage(Kinds.KEYS) instanceof Coverage.Read;
        if (!arn.account().equals(account) || !listed) {
            return new Elsewhere(arn);
        }
        return inventory.all(Kinds.KEYS).stream()
                .filter(key -> key.called(arn.toString()))
                .findFirst()
                .<KeyBehind>map(Here::new)
                .orElseGet(() -> home ? new Gone() : new Elsewhere(arn));
    }
}
