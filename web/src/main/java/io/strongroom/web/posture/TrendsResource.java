package io.strongroom.web.posture;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.strongroom.domain.posture.Posture;
import io.strongroom.domain.posture.Posture.Day;
import io.strongroom.domain.users.Permission;
import io.strongroom.web.access.Needs;
import io.strongroom.web.access.Visitor;
import io.strongroom.web.accounts.Reach;
import io.strongroom.web.layout.Html;
import io.strongroom.web.layout.Shell;
import io.strongroom.web.layout.Shells;
import io.strongroom.web.problems.Pages;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Better or worse, over weeks. */
@Path("/trends")
@Blocking
@Pages
public class TrendsResource {
    private static final List<Integer> SPANS = List.of(30, 90, 365);

    private final Posture posture;
    private final Reach reach;
    private final Shells shells;
    private final Visitor visitor;
    private final InstantSource clock;

    TrendsResource(Posture posture, Reach reach, Shells shells, Visitor visitor, InstantSource clock) {
        this.posture = posture;
        this.reach = reach;
        this.shells = shells;
        this.visitor = visitor;
        this.clock = clock;
    }

    /** {@code days} is 30, 90 or 365; anything else is 30. */
    @GET
    @Needs(Permission.FINDINGS_READ)
    public Response trends(@RestQuery @Nullable Integer days) {
        var span = days != null && SPANS.contains(days) ? days : SPANS.getFirst();
        var today = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
        var found = posture.days(reach.visible(visitor.principal()), today.minusDays(span - 1L), today);
        return Html.ok(new TrendsPage(shells.shell(), new TrendsView(Trend.of(found), Flow.of(found), span, SPANS)));
    }

    /** Trends over {@code span} days. */
    record TrendsView(Trend trend, Flow flow, int span, List<Integer> spans) {
        public long opened(Day day) {
            return Flow.sum(day.opened());
        }

        public long resolved(Day day) {
            return Flow.sum(day.resolved());
        }
    }

    @CheckedTemplate(basePath = "posture")
    record TrendsPage(Shell shell, TrendsView view) implements TemplateInstance {}
}
