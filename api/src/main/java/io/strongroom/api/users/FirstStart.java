package io.strongroom.api.users;

import io.quarkus.runtime.StartupEvent;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.users.AccountScope;
import io.strongroom.domain.users.NewToken;
import io.strongroom.domain.users.NewUser;
import io.strongroom.domain.users.Role;
import io.strongroom.domain.users.Tokens;
import io.strongroom.domain.users.User;
import io.strongroom.domain.users.Users;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Makes the people without whom nobody could sign in, when there are none. May run in two processes at once. */
@Singleton
public class FirstStart {
    private static final Logger LOG = Logger.getLogger(FirstStart.class);
    private static final String ACTOR = "strongroom/start";
    private static final String ADMIN = "admin";
    private static final String APPROVER = "approver";
    private static final String TOKEN_NAME = "bootstrap";
    private static final int SECRET_LEAST = 32;
    private static final int PASSWORD_BYTES = 18;
    private static final Duration TOKEN_LIFE = Duration.ofDays(365);

    private final Users users;
    private final Tokens tokens;
    private final BootstrapConfig bootstrap;
    private final AdminConfig admin;
    private final InstantSource clock;

    FirstStart(Users users, Tokens tokens, BootstrapConfig bootstrap, AdminConfig admin, InstantSource clock) {
        this.users = users;
        this.tokens = tokens;
        this.bootstrap = bootstrap;
        this.admin = admin;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        if (users.all().isEmpty()) {
            makeAdministrator();
        } else {
            admin.password().ifPresent(this::keepPassword);
        }
        bootstrap.token().ifPresent(secret -> users.named(ADMIN).ifPresent(user -> ensureToken(user, secret)));
        bootstrap.approverToken().ifPresent(secret -> ensureToken(approver(), secret));
    }

    private void makeAdministrator() {
        var given = admin.password();
        var password = given.orElseGet(FirstStart::random);
        try {
            users.add(
                    new NewUser(
                            ADMIN, "Administrator", Set.of(Role.ADMINISTRATOR), AccountScope.everything(), password),
                    ACTOR);
        } catch (Rejected e) {
            LOG.info("another process has made the first administrator");
            return;
        }
        if (given.isEmpty()) {
            print(password);
        }
    }

    /** The environment says what the password is, also after a restart with another one. */
    private void keepPassword(String password) {
        users.named(ADMIN)
                .filter(user -> users.authenticate(ADMIN, password).isEmpty())
                .ifPresent(user -> users.setPassword(user.id(), password, ACTOR));
    }

    private User approver() {
        return users.named(APPROVER).orElseGet(() -> {
            try {
                return users.add(
                        new NewUser(APPROVER, "Approver", Set.of(Role.APPROVER), AccountScope.everything(), random()),
                        ACTOR);
            } catch (Rejected e) {
                return users.named(APPROVER).orElseThrow(() -> e);
            }
        });
    }

    private void ensureToken(User user, String secret) {
        if (secret.length() < SECRET_LEAST) {
            throw new IllegalStateException("a bootstrap token must have " + SECRET_LEAST + " characters or more");
        }
        var now = clock.instant();
        if (known(user, secret)) {
            return;
        }
        var permissions = user.roles().stream()
                .flatMap(role -> role.permissions().stream())
                .collect(Collectors.toUnmodifiableSet());
        var token = new NewToken(user.id(), TOKEN_NAME, permissions, AccountScope.everything(), now.plus(TOKEN_LIFE));
        try {
            tokens.add(token, secret, now, ACTOR);
        } catch (Rejected e) {
            // Two processes that start at once both try; whoever came second finds the token made.
            if (!known(user, secret)) {
                throw e;
            }
        }
    }

    /** Revoked and expired ones too: a start does not bring back what a person ended. */
    private boolean known(User user, String secret) {
        return tokens.of(user.id()).stream()
                .anyMatch(token -> token.name().equals(TOKEN_NAME) && secret.startsWith(token.hint()));
    }

    private static String random() {
        var bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static void print(String password) {
        var line = "-".repeat(64);
        System.out.println(String.join(
                System.lineSeparator(),
                "",
                line,
                "  The first administrator. This is shown once:",
                "",
                "      name      " + ADMIN,
                "      password  " + password,
                line,
                ""));
    }
}
