package io.strongroom.web.views;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.strongroom.domain.problems.FieldError;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.views.SavedView;
import io.strongroom.domain.views.SavedViewId;
import io.strongroom.domain.views.SavedViews;
import io.strongroom.web.access.SignedIn;
import io.strongroom.web.access.Visitor;
import io.strongroom.web.accounts.Ids;
import io.strongroom.web.layout.Html;
import io.strongroom.web.layout.Shell;
import io.strongroom.web.layout.Shells;
import io.strongroom.web.problems.Pages;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Saving a view and taking it away. What a view asks for is a matter of its list: reading that is what it takes. */
@Path("/views")
@Blocking
@Pages
public class ViewsResource {
    private final SavedViews views;
    private final Shells shells;
    private final Visitor visitor;
    private final InstantSource clock;

    ViewsResource(SavedViews views, Shells shells, Visitor visitor, InstantSource clock) {
        this.views = views;
        this.shells = shells;
        this.visitor = visitor;
        this.clock = clock;
    }

    /** Saves what the list is filtered by, and goes back there. */
    @POST
    @SignedIn
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response save(
            @RestForm @Nullable String list,
            @RestForm @Nullable String query,
            @RestForm @Nullable String name,
            @RestForm @Nullable String shared) {
        var form = new ViewForm(text(list), text(query), text(name), "yes".equals(shared), List.of());
        try {
            return goTo(views.add(form.wanted(), visitor.principal(), clock.instant()));
        } catch (Rejected e) {
            return switch (e.problem().code()) {
                case VALIDATION_FAILED -> page(422, form.wrong(e.problem().errors()));
                case STATE_CONFLICT ->
                    page(
                            409,
                            form.wrong(List.of(new FieldError(
                                    "/name", "conflict", e.problem().detail()))));
                default -> throw e;
            };
        }
    }

    /** Takes one away. {@code version} is what was looked at. */
    @POST
    @Path("{id}/delete")
    @SignedIn
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response delete(@RestPath String id, @RestForm @Nullable String version) {
        var person = visitor.principal();
        var view = Ids.parse(id)
                .map(SavedViewId::new)
                .flatMap(found -> views.find(found, person))
                .orElseThrow(() -> Rejected.notFound("saved view"));
        var seen = text(version).matches("[0-9]{1,18}") ? Long.parseLong(text(version)) : -1;
        views.remove(view.id(), seen, person, clock.instant());
        return Html.goTo("/" + view.list().path());
    }

    private Response goTo(SavedView view) {
        return Html.goTo(
                ViewAddress.of(view, clock.instant()).orElse("/" + view.list().path()));
    }

    private Response page(int status, ViewForm form) {
        return Html.of(status, new ViewPage(shells.shell(), form));
    }

    private static String text(@Nullable String sent) {
        return Objects.requireNonNullElse(sent, "").strip();
    }

    @CheckedTemplate(basePath = "views")
    record ViewPage(Shell shell, ViewForm form) implements TemplateInstance {}
}
