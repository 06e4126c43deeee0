package io.strongroom.web.format;

import io.quarkus.qute.TemplateExtension;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.users.AccountScope;
import io.strongroom.domain.users.Role;
import io.strongroom.domain.users.User;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How people and their rights read on a page. */
@TemplateExtension
public final class PeopleWords {
    private static final int NAMED = 5;

    private PeopleWords() {}

    public static String spoken(Role role) {
        return Words.spoken(role.name().toLowerCase(java.util.Locale.ROOT));
    }

    public static String meaning(Role role) {
        return switch (role) {
            case VIEWER -> "reads posture, jobs and plans";
            case OPERATOR -> "submits, cancels, retries and rolls back";
            case APPROVER -> "decides on plans of others, ends their incidents, submits nothing";
            case AUDITOR -> "reads everything, the audit trail included";
            case ADMINISTRATOR -> "everything, people included; never approves an own plan";
        };
    }

    public static String spoken(Set<Role> roles) {
        return roles.stream().sorted().map(PeopleWords::spoken).collect(Collectors.joining(", "));
    }

    /** The scope, with its first few accounts and units by name. */
    public static String spoken(AccountScope scope) {
        if (scope.all()) {
            return "all accounts";
        }
        var all = Stream.concat(
                        scope.ouPaths().stream().sorted(),
                        scope.accounts().stream().map(AccountId::value).sorted())
                .toList();
        var named = String.join(", ", all.subList(0, Math.min(NAMED, all.size())));
        return all.size() > NAMED ? named + " and " + (all.size() - NAMED) + " more" : named;
    }

    public static Chip chip(User user) {
        return user.active() ? new Chip("ok", "check", "Active") : new Chip("idle", "dash", "Deactivated");
    }
}
