package io.strongroom.domain.accounts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A place in the organization, as the paths of its accounts tell it: one without any account below it is not known.
 *
 * @param path from the root, such as {@code /prod/payments}
 * @param accounts how many accounts stand right in it
 * @param accountsBelow how many stand in it and in all units below it
 */
public record OrganizationalUnit(String path, int accounts, int accountsBelow) {
    public static final String ROOT = "/";

    /** The last step of the path. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The path of the unit above; empty for the root. */
    public Optional<String> parent() {
        if (path.equals(ROOT)) {
            return Optional.empty();
        }
        return Optional.of(path.substring(0, Math.max(1, path.lastIndexOf('/'))));
    }

    /** The units that the accounts stand in and all above them, in the order of their paths, so that each comes after its parent. */
    public static List<OrganizationalUnit> of(Collection<Account> accounts) {
        var here = new TreeMap<String, Integer>();
        var below = new TreeMap<String, Integer>();
        for (var account : accounts) {
            var path = around(account.ouPath());
            here.merge(path.getLast(), 1, Integer::sum);
            path.forEach(unit -> below.merge(unit, 1, Integer::sum));
        }
        return below.entrySet().stream()
                .map(unit ->
                        new OrganizationalUnit(unit.getKey(), here.getOrDefault(unit.getKey(), 0), unit.getValue()))
                .toList();
    }

    /** The paths of a unit and of all above it, the root first. */
    public static List<String> around(String ouPath) {
        var all = new ArrayList<String>();
        all.add(ROOT);
        var path = new StringBuilder();
        for (var step : ouPath.split("/", -1)) {
            if (!step.isEmpty()) {
                all.add(path.append('/').append(step).toString());
            }
        }
        return all;
    }
}
