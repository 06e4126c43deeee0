package io.strongroom.web.tokens;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.users.Permission;
import io.strongroom.domain.users.Token;
import io.strongroom.domain.users.Tokens;
import io.strongroom.web.access.Needs;
import io.strongroom.web.access.SessionCookie;
import io.strongroom.web.access.Visitor;
import io.strongroom.web.accounts.Ids;
import io.strongroom.web.accounts.Reach;
import io.strongroom.web.layout.Html;
import io.strongroom.web.layout.Shell;
import io.strongroom.web.layout.Shells;
import io.strongroom.web.problems.Pages;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** A person's own API tokens. A secret is shown once, in the answer to the form that made it. */
@Path("/tokens")
@Blocking
@Pages
public class TokensResource {
    private static final String PREFIX = "strongroom_";

    private final Tokens tokens;
    private final Reach reach;
    private final Shells shells;
    private final Visitor visitor;
    private final InstantSource clock;

    TokensResource(Tokens tokens, Reach reach, Shells shells, Visitor visitor, InstantSource clock) {
        this.tokens = tokens;
        this.reach = reach;
        this.shells = shells;
        this.visitor = visitor;
        this.clock = clock;
    }

    @GET
    @Needs(Permission.TOKENS_MANAGE)
    public Response list() {
        return page(200, TokenForm.fresh(), Optional.empty());
    }

    @POST
    @Needs(Permission.TOKENS_MANAGE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response create(
            @RestForm @Nullable String name,
            @RestForm List<String> scope,
            @RestForm @Nullable String days,
            @RestForm @Nullable String accounts) {
        var person = visitor.principal();
        var form = new TokenForm(text(name), List.copyOf(scope), text(days), text(accounts), List.of());
        var reached = reach.accounts(person).stream().map(Account::id).collect(Collectors.toSet());
        try {
            var wanted = form.check(person, reached, clock.instant());
            var secret = PREFIX + SessionCookie.newSecret();
            tokens.add(wanted, secret, clock.instant(), person.name());
            return page(200, TokenForm.fresh(), Optional.of(secret));
        } catch (Rejected e) {
            if (e.problem().code() != ProblemCode.VALIDATION_FAILED) {
                throw e;
            }
            return page(422, form.wrong(e.problem().errors()), Optional.empty());
        }
    }

    @POST
    @Path("{id}/revoke")
    @Needs(Permission.TOKENS_MANAGE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response revoke(@RestPath String id) {
        var person = visitor.principal();
        var token = Ids.parse(id).orElseThrow(() -> Rejected.notFound("token"));
        if (!tokens.revoke(person.userId(), token, clock.instant(), person.name())) {
            throw Rejected.notFound("token");
        }
        return Html.goTo("/tokens");
    }

    private Response page(int status, TokenForm form, Optional<String> secret) {
        var person = visitor.principal();
        var now = clock.instant();
        var rows = tokens.of(person.userId()).stream()
                .map(t -> new Row(t, t.usableAt(now)))
                .toList();
        var permissions = Arrays.stream(Permission.values()).filter(person::may).toList();
        return Html.of(status, new TokensPage(shells.shell(), rows, form, permissions, secret, now));
    }

    private static String text(@Nullable String given) {
        return Objects.requireNonNullElse(given, "");
    }

    /** A token, and whether it still works. */
    record Row(Token token, boolean usable) {}

    @CheckedTemplate(basePath = "tokens")
    record TokensPage(
            Shell shell,
            List<Row> rows,
            TokenForm form,
            List<Permission> permissions,
            Optional<String> secret,
            Instant now)
            implements TemplateInstance {}
}
