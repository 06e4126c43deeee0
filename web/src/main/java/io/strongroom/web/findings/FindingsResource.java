package io.strongroom.web.findings;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.strongroom.domain.findings.Finding;
import io.strongroom.domain.findings.FindingQuery;
import io.strongroom.domain.findings.Findings;
import io.strongroom.domain.users.Permission;
import io.strongroom.domain.views.ViewedList;
import io.strongroom.web.access.Needs;
import io.strongroom.web.access.Visitor;
import io.strongroom.web.controls.ControlLines;
import io.strongroom.web.layout.Html;
import io.strongroom.web.layout.Shell;
import io.strongroom.web.layout.Shells;
import io.strongroom.web.problems.Pages;
import io.strongroom.web.views.SavedPanel;
import io.strongroom.web.views.SavedPanels;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Objects;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Findings: by control, or one by one. */
@Path("/findings")
@Blocking
@Pages
public class FindingsResource {
    private static final int PAGE = 50;

    private final Findings findings;
    private final FindingGroups groups;
    private final FindingScope scope;
    private final ControlLines controls;
    private final SavedPanels panels;
    private final Shells shells;
    private final Visitor visitor;

    FindingsResource(
            Findings findings,
            FindingGroups groups,
            FindingScope scope,
            ControlLines controls,
            SavedPanels panels,
            Shells shells,
            Visitor visitor) {
        this.findings = findings;
        this.groups = groups;
        this.scope = scope;
        this.controls = controls;
        this.panels = panels;
        this.shells = shells;
        this.visitor = visitor;
    }

    /** By control; {@code view=resources} one by one. {@code open} is the control whose resources are shown. */
    @GET
    @Needs(Permission.FINDINGS_READ)
    public Response list(@Context UriInfo address, @RestQuery @Nullable String open) {
        var filter = FindingFilter.of(address.getQueryParameters());
        var visible = scope.visible(visitor.principal(), filter);
        if (filter.flat()) {
            return Html.ok(new ResourcesPage(
                    shells.shell(),
                    resources(filter, filter.query(controls::family, visible, PAGE + 1)),
                    saved(filter)));
        }
        var found = groups.groups(filter, visible, Objects.requireNonNullElse(open, ""));
        return Html.ok(new FindingsPage(
                shells.shell(), new GroupsView(filter, found, found.isEmpty() ? openAtAll() : 0), saved(filter)));
    }

    private SavedPanel saved(FindingFilter filter) {
        return panels.of(visitor.principal(), ViewedList.FINDINGS, filter.any(), filter.said());
    }

    private ResourcesView resources(FindingFilter filter, FindingQuery query) {
        var found = findings.list(query);
        var shown = found.size() > PAGE ? found.subList(0, PAGE) : found;
        var next = found.size() > PAGE ? filter.next(shown.getLast()) : "";
        var count = filter.after().isEmpty() && found.size() <= PAGE ? found.size() : findings.count(query);
        return new ResourcesView(filter, shown, count, next, shown.isEmpty() ? openAtAll() : 0, controls.all());
    }

    /** What an empty list is told beside: how many are open within the person's scope. */
    private long openAtAll() {
        var everything = FindingFilter.of(new jakarta.ws.rs.core.MultivaluedHashMap<>());
        return findings.count(everything.query(controls::family, scope.visible(visitor.principal(), everything), 1));
    }

    /** Findings by control. {@code otherwise} is how many are open when none matches. */
    record GroupsView(FindingFilter filter, List<FindingGroups.Group> groups, long otherwise) {
        public long fail() {
            return groups.stream().mapToLong(FindingGroups.Group::fail).sum();
        }

        public long unknown() {
            return groups.stream().mapToLong(FindingGroups.Group::unknown).sum();
        }

        /** The address of the list with that group open. */
        public String opened(FindingGroups.Group group) {
            var address = filter.asControls();
            return address + (address.contains("?") ? "&" : "?") + "open="
                    + group.control().id() + "#" + group.control().id();
        }
    }

    /**
     * Findings one by one.
     *
     * @param next the address of those after these; empty text on the last page
     */
    record ResourcesView(
            FindingFilter filter,
            List<Finding> findings,
            long count,
            String next,
            long otherwise,
            List<io.strongroom.web.controls.ControlLine> controls) {
        /** The title of a control. */
        public String title(Finding finding) {
            return controls.stream()
                    .filter(control -> control.id().equals(finding.control()))
                    .findFirst()
                    .map(io.strongroom.web.controls.ControlLine::title)
                    .orElse("");
        }
    }

    @CheckedTemplate(basePath = "findings")
    record FindingsPage(Shell shell, GroupsView view, SavedPanel saved) implements TemplateInstance {}

    @CheckedTemplate(basePath = "findings")
    record ResourcesPage(Shell shell, ResourcesView view, SavedPanel saved) implements TemplateInstance {}
}
