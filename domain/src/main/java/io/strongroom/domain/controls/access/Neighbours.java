package io.strongroom.domain.controls.access;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.iam.access.Grant;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Told;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Whom the account may share with: itself, the accounts that its policy trusts, and its organization. The organization
 * is asked only about others, so that it needs not be readable where nobody else is named.
 */
final class Neighbours {
    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");
    private static final Pattern OF_ORGANIZATION =
            Pattern.compile("arn:aws[a-z-]*:organizations::[0-9]{12}:(?:organization|ou)/(o-[a-z0-9]+).*");
    private final Inventory inventory;

    Neighbours(Inventory inventory) {
        this.inventory = inventory;
    }

    boolean knows(String account) {
        return account.equals(inventory.account().value())
                || inventory.expectations().trustedAccounts().contains(account)
                || (ACCOUNT.matcher(account).matches()
                        && inventory
                                .only(Kinds.ORGANIZATION)
                                .filter(one -> one.has(new AccountId(account)))
                                .isPresent());
    }

    boolean isOurs(String organization) {
        return inventory
                .only(Kinds.ORGANIZATION)
                .filter(one -> one.id().equals(organization))
                .isPresent();
    }

    /** Whether somebody with whom something is shared is one: an account, or an OU or organization. */
    boolean knowsSharer(String principal) {
        var match = OF_ORGANIZATION.matcher(principal);
        return match.matches() ? isOurs(match.group(1)) : knows(principal);
    }

    /** Those who are not among them: accounts, OUs or organizations. @throws NotTold when that hangs on what was not read */
    List<String> strangers(Collection<String> sharers) {
        return Told.those(sharers, one -> !knowsSharer(one)).stream().sorted().toList();
    }

    /** Whether a grant lets only them in. An AWS service acts for whom its conditions name, and is judged by others. */
    boolean holds(Grant grant) {
        if (grant.to().type().equals("Service")) {
            return true;
        }
        var accounts = grant.accounts();
        if (!accounts.isEmpty()) {
            return strangers(accounts).isEmpty();
        }
        var organizations = grant.organizations();
        if (!organizations.isEmpty()) {
            return organizations.stream().allMatch(this::isOurs);
        }
        // Narrowed to a network, which is nobody's account; or somebody whom no number names.
        return grant.to().everyone() && !grant.isPublic();
    }
}
