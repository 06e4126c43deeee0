package io.strongroom.sandbox.organizations;

import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.accounts.AccountId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.CRC32;

/**
 * The accounts in their organizational units. Ids of units come from their paths, so they are the same in every process.
 */
public final class OrganizationTree {
    /** The path of the root. */
    static final String ROOT = "/";

    private final AccountId management;
    private final NavigableMap<String, Account> accounts = new TreeMap<>();
    private final NavigableMap<String, String> pathsById = new TreeMap<>();

    public OrganizationTree(List<Account> members, AccountId management) {
        this.management = management;
        pathsById.put(id(ROOT), ROOT);
        for (var account : members) {
            accounts.put(account.id().value(), account);
            for (var path = account.ouPath(); !path.equals(ROOT); path = parent(path)) {
                pathsById.put(id(path), path);
            }
        }
    }

    AccountId management() {
        return management;
    }

    List<Account> accounts() {
        return List.copyOf(accounts.values());
    }

    Optional<Account> account(String id) {
        return Optional.ofNullable(accounts.get(id));
    }

    /** Paths of the root and of every unit. */
    public List<String> paths() {
        return List.copyOf(pathsById.values());
    }

    Optional<String> path(String id) {
        return Optional.ofNullable(pathsById.get(id));
    }

    List<Account> accountsIn(String path) {
        return accounts.values().stream()
                .filter(account -> account.ouPath().equals(path))
                .toList();
    }

    /** Id and path of each unit right below that path, in the order of ids. */
    List<Map.Entry<String, String>> unitsIn(String path) {
        return pathsById.entrySet().stream()
                .filter(unit ->
                        !unit.getValue().equals(ROOT) && parent(unit.getValue()).equals(path))
                .toList();
    }

    public String organizationId() {
        return "o-" + word(management.value(), 10);
    }

    public String id(String path) {
        var root = word("root" + management, 4);
        return path.equals(ROOT) ? "r-" + root : "ou-" + root + "-" + word(path, 8);
    }

    static String parent(String path) {
        int cut = path.lastIndexOf('/');
        return cut <= 0 ? ROOT : path.substring(0, cut);
    }

    private static String word(String text, int length) {
        var crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        long wide = crc.getValue() * 0x9E37_79B9_7F4A_7C15L >>> 1;
        var word = Long.toString(wide, 36).toLowerCase(Locale.ROOT);
        return "0".repeat(Math.max(0, length - word.length())) + word.substring(Math.max(0, word.length() - length));
    }
}
