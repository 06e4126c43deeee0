package io.strongroom.web.posture;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.strongroom.domain.users.Permission;
import io.strongroom.web.access.Needs;
import io.strongroom.web.access.Visitor;
import io.strongroom.web.layout.Html;
import io.strongroom.web.layout.Shell;
import io.strongroom.web.layout.Shells;
import io.strongroom.web.problems.Pages;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The first page: whether the backups are safe, what needs a person now, and how far the page can be trusted. */
@Path("/")
@Blocking
@Pages
public class OverviewResource {
    private static final int OFTENEST_REFRESH_SECONDS = 5;

    private final Overviews overviews;
    private final Shells shells;
    private final Visitor visitor;

    OverviewResource(Overviews overviews, Shells shells, Visitor visitor) {
        this.overviews = overviews;
        this.shells = shells;
        this.visitor = visitor;
    }

    /** {@code page} is the heatmap's, from 1; {@code refresh} is for browsers without script, while something runs. */
    @GET
    @Needs(Permission.FINDINGS_READ)
    public Response overview(@RestQuery @Nullable Integer page, @RestQuery @Nullable Integer refresh) {
        var view = overviews.view(visitor.principal(), Objects.requireNonNullElse(page, 1));
        var seconds = refresh == null ? 0 : Math.max(OFTENEST_REFRESH_SECONDS, refresh);
        return Html.ok(new OverviewPage(shells.shell(), view, seconds));
    }

    @CheckedTemplate(basePath = "posture")
    record OverviewPage(Shell shell, OverviewView view, int refresh) implements TemplateInstance {}
}
