package io.strongroom.domain.users;

import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Who is asking, with the rights that count for this request: the person's, cut by the token's.
 *
 * @param tokenId the personal token used, empty for a browser session
 */
public record Principal(
        UserId userId,
        String name,
        Set<Role> roles,
        Set<Permission> permissions,
        AccountScope scope,
        Optional<AccountScope> tokenScope,
        Optional<UUID> tokenId) {
    public Principal {
        roles = Set.copyOf(roles);
        permissions = Set.copyOf(permissions);
    }

    public static Principal of(User user) {
        return new Principal(
                user.id(),
                user.name(),
                user.roles(),
                permissionsOf(user),
                user.scope(),
                Optional.empty(),
                Optional.empty());
    }

    public static Principal of(User user, Token token) {
        var permissions = EnumSet.noneOf(Permission.class);
        permissions.addAll(permissionsOf(user));
        permissions.retainAll(token.permissions());
        return new Principal(
                user.id(),
                user.name(),
                user.roles(),
                permissions,
                user.scope(),
                Optional.of(token.scope()),
                Optional.of(token.id()));
    }

    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    /** Whether both the person and the token reach the account. */
    public boolean reaches(Account account) {
        return scope.includes(account)
                && tokenScope.map(s -> s.includes(account)).orElse(true);
    }

    /** Whether both reach every account of the organizational unit, those to come included. */
    public boolean reachesUnit(String ouPath) {
        return scope.includesUnit(ouPath)
                && tokenScope.map(s -> s.includesUnit(ouPath)).orElse(true);
    }

    /** Whether nothing is out of reach, so that lists need no account condition. */
    public boolean reachesAll() {
        return scope.all() && tokenScope.map(AccountScope::all).orElse(true);
    }

    /** @throws Rejected {@code forbidden}, naming the missing permission */
    public void require(Permission permission) {
        if (!may(permission)) {
            throw new Rejected(
                    ProblemCode.FORBIDDEN,
                    "This needs the permission " + permission.scope()
                            + ". Ask an administrator for a role that has it.");
        }
    }

    private static Set<Permission> permissionsOf(User user) {
        var all = EnumSet.noneOf(Permission.class);
        user.roles().forEach(role -> all.addAll(role.permissions()));
        return all;
    }
}
