package io.strongroom.web.accounts;

import io.strongroom.domain.accounts.OrganizationalUnit;
import io.strongroom.web.layout.Address;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An organizational unit in the tree.
 *
 * @param path from the root; the root itself is {@code /}
 * @param depth 0 for the root
 * @param accounts how many accounts are in it and below
 * @param critical their open critical failures
 * @param blind how many of them are not wholly known
 */
record Unit(String path, int depth, long accounts, long critical, long blind) {
    private static final int DEEPEST = 6;

    /** Every unit that holds an account, and every one above it, as a tree is read. */
    static List<Unit> tree(Collection<AccountPosture> accounts) {
        var units = new TreeMap<String, Unit>(Comparator.comparing(Unit::steps, Unit::compare));
        for (var account : accounts) {
            for (var path : OrganizationalUnit.around(account.account().ouPath())) {
                var one = new Unit(
                        path, Math.min(steps(path).size(), DEEPEST), 1, account.critical(), account.blind() ? 1 : 0);
                units.merge(path, one, Unit::plus);
            }
        }
        return List.copyOf(units.values());
    }

    private static List<String> steps(String path) {
        return path.equals(OrganizationalUnit.ROOT)
                ? List.of()
                : List.of(path.substring(1).split("/", -1));
    }

    /** As a tree is read: a unit before what is below it, and that before its neighbours. */
    private static int compare(List<String> a, List<String> b) {
        for (var i = 0; i < Math.min(a.size(), b.size()); i++) {
            var order = a.get(i).compareTo(b.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.size(), b.size());
    }

    private Unit plus(Unit other) {
        return new Unit(path, depth, accounts + other.accounts, critical + other.critical, blind + other.blind);
    }

    public String name() {
        return path.equals("/") ? "All units" : path.substring(path.lastIndexOf('/') + 1);
    }

    /** The address of the accounts in it. */
    public String href() {
        return Address.of("/accounts", Map.of("ou", path.equals(OrganizationalUnit.ROOT) ? "" : path));
    }
}
