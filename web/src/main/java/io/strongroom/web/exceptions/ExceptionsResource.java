package io.strongroom.web.exceptions;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.strongroom.domain.exceptions.Exemption;
import io.strongroom.domain.users.Permission;
import io.strongroom.web.access.Needs;
import io.strongroom.web.access.Visitor;
import io.strongroom.web.controls.ControlLine;
import io.strongroom.web.controls.ControlLines;
import io.strongroom.web.format.Words;
import io.strongroom.web.layout.Html;
import io.strongroom.web.layout.Shell;
import io.strongroom.web.layout.Shells;
import io.strongroom.web.problems.Pages;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Exceptions, what expires next first. */
@Path("/exceptions")
@Blocking
@Pages
public class ExceptionsResource {
    private static final int PAGE = 50;

    private final VisibleExceptions visible;
    private final ControlLines controls;
    private final Shells shells;
    private final Visitor visitor;
    private final InstantSource clock;

    ExceptionsResource(
            VisibleExceptions visible, ControlLines controls, Shells shells, Visitor visitor, InstantSource clock) {
        this.visible = visible;
        this.controls = controls;
        this.shells = shells;
        this.visitor = visitor;
        this.clock = clock;
    }

    @GET
    @Needs(Permission.FINDINGS_READ)
    public Response list(@Context UriInfo address) {
        var person = visitor.principal();
        var filter = ExceptionFilter.of(address.getQueryParameters());
        var found = visible.list(person, filter, PAGE + 1);
        var shown = found.size() > PAGE ? found.subList(0, PAGE) : found;
        var now = clock.instant();
        var rows = shown.stream()
                .map(one -> new Row(
                        one,
                        controls.find(one.control()).map(ControlLine::title).orElse(""),
                        left(one, now)))
                .toList();
        var next = found.size() > PAGE ? filter.next(shown.getLast()) : "";
        var view = new ExceptionsView(filter, rows, next, otherwise(rows), person.may(Permission.EXCEPTIONS_REQUEST));
        return Html.ok(new ExceptionsPage(shells.shell(), view));
    }

    /** What an empty list is told beside: how many there are without its filter, counted to one page. */
    private int otherwise(List<Row> rows) {
        return rows.isEmpty()
                ? visible.list(visitor.principal(), ExceptionFilter.none(), PAGE + 1)
                        .size()
                : 0;
    }

    /** How long it still holds; empty text for one that holds no more. */
    static String left(Exemption exemption, Instant now) {
        return switch (exemption.state()) {
            case REQUESTED, ACTIVE ->
                exemption.expiresAt().isAfter(now)
                        ? "in " + Words.brief(Duration.between(now, exemption.expiresAt()))
                        : "ends within a minute";
            case ENDED, REJECTED -> "";
        };
    }

    /** An exception in the list. */
    record Row(Exemption exemption, String title, String left) {}

    /**
     * The list.
     *
     * @param next the address of those after these; empty text on the last page
     * @param otherwise how many are in force or wait when none matches
     */
    record ExceptionsView(ExceptionFilter filter, List<Row> rows, String next, int otherwise, boolean mayRequest) {
        /** The same in words. */
        public String standing() {
            return otherwise > PAGE ? "more than " + PAGE : Integer.toString(otherwise);
        }
    }

    @CheckedTemplate(basePath = "exceptions")
    record ExceptionsPage(Shell shell, ExceptionsView view) implements TemplateInstance {}
}
