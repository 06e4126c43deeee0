package io.strongroom.domain.users;

import java.util.Set;
import java.util.regex.Pattern;

/** A person to be added. The password is kept only as a hash. */
public record NewUser(String name, String displayName, Set<Role> roles, AccountScope scope, String password) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9._@-]{1,64}");

    public NewUser {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("name: 1-64 of a-z 0-9 . _ @ -");
        }
        PasswordRules.objection(password).ifPresent(wrong -> {
            throw new IllegalArgumentException("password: " + wrong);
        });
        roles = Set.copyOf(roles);
    }

    @Override
    public String toString() {
        return "NewUser[" + name + "]";
    }
}
