package io.strongroom.web.exceptions;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.exceptions.Exemption;
import io.strongroom.domain.exceptions.Exemptions;
import io.strongroom.domain.exceptions.NewExemption;
import io.strongroom.domain.findings.Finding;
import io.strongroom.domain.findings.FindingStatus;
import io.strongroom.domain.findings.Findings;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.users.Permission;
import io.strongroom.web.access.Needs;
import io.strongroom.web.access.Visitor;
import io.strongroom.web.accounts.Reach;
import io.strongroom.web.controls.ControlLine;
import io.strongroom.web.controls.ControlLines;
import io.strongroom.web.layout.Html;
import io.strongroom.web.layout.Shell;
import io.strongroom.web.layout.Shells;
import io.strongroom.web.problems.Pages;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Asking for an exception: what it would accept is shown before it is sent. */
@Path("/exceptions/new")
@Blocking
@Pages
public class NewExceptionResource {
    private static final int SHOWN = 20;

    private final Exemptions exemptions;
    private final VisibleExceptions visible;
    private final Findings findings;
    private final ControlLines controls;
    private final Reach reach;
    private final Shells shells;
    private final Visitor visitor;
    private final InstantSource clock;

    NewExceptionResource(
            Exemptions exemptions,
            VisibleExceptions visible,
            Findings findings,
            ControlLines controls,
            Reach reach,
            Shells shells,
            Visitor visitor,
            InstantSource clock) {
        this.exemptions = exemptions;
        this.visible = visible;
        this.findings = findings;
        this.controls = controls;
        this.reach = reach;
        this.shells = shells;
        this.visitor = visitor;
        this.clock = clock;
    }

    /** The form, filled in as far as the link to it says. */
    @GET
    @Needs(Permission.EXCEPTIONS_REQUEST)
    public Response form(@Context UriInfo address) {
        return page(200, ExceptionForm.of(address.getQueryParameters()), Optional.empty());
    }

    /** Shows what it would accept; sends it only when that has been looked at. */
    @POST
    @Needs(Permission.EXCEPTIONS_REQUEST)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response ask(MultivaluedMap<String, String> sent) {
        var person = visitor.principal();
        var form = ExceptionForm.of(sent);
        var now = clock.instant();
        try {
            var wanted = form.check(id -> controls.find(id).isPresent(), scope -> visible.covers(person, scope), now);
            if (!"send".equals(sent.getFirst("step")) || !form.seen().equals(sent.getFirst("seen"))) {
                return page(200, form, Optional.of(preview(wanted)));
            }
            return Html.goTo("/exceptions/"
                    + same(wanted)
                            .orElseGet(() -> exemptions.request(wanted, person, now))
                            .id());
        } catch (Rejected e) {
            if (e.problem().code() != ProblemCode.VALIDATION_FAILED) {
                throw e;
            }
            return page(422, form.wrong(e.problem().errors()), Optional.empty());
        }
    }

    /** The same that this person asked for already: a form that was sent twice asks once. */
    private Optional<Exemption> same(NewExemption wanted) {
        return standing(wanted).stream()
                .filter(one -> one.requestedBy().equals(visitor.principal().name())
                        && one.reason().equals(wanted.reason())
                        && one.owner().equals(wanted.owner())
                        && Optional.of(one.expiresAt()).equals(wanted.expiresAt()))
                .findFirst();
    }

    /** Exceptions of just that control and scope that are in force or wait. */
    private List<Exemption> standing(NewExemption wanted) {
        var filter = new ExceptionFilter("", wanted.control().value(), "", "", List.of());
        return visible.list(visitor.principal(), filter, Integer.MAX_VALUE).stream()
                .filter(one -> one.scope().equals(wanted.scope()))
                .toList();
    }

    private Preview preview(NewExemption wanted) {
        var counts = exemptions.preview(wanted.control(), wanted.scope());
        var query = visible.findings(
                visitor.principal(), wanted.control(), wanted.scope(), Set.of(FindingStatus.OPEN), SHOWN);
        return new Preview(
                wanted,
                controls.find(wanted.control()).map(ControlLine::title).orElse(""),
                counts,
                findings.list(query),
                standing(wanted));
    }

    private Response page(int status, ExceptionForm form, Optional<Preview> preview) {
        var person = visitor.principal();
        var now = clock.instant();
        return Html.of(
                status,
                new NewExceptionPage(
                        shells.shell(),
                        new NewExceptionView(
                                form, controls.all(), reach.accounts(person), person.reachesAll(), preview, now)));
    }

    /**
     * What an exception would do if somebody approved it now.
     *
     * @param shown the worst of the findings
     * @param standing exceptions of the same control and scope that there are already
     */
    record Preview(
            NewExemption wanted,
            String title,
            Map<Severity, Long> counts,
            List<Finding> shown,
            List<Exemption> standing) {
        public long total() {
            return counts.values().stream().mapToLong(Long::longValue).sum();
        }

        /** How many there are besides those that are shown. */
        public long more() {
            return total() - shown.size();
        }

        /** When it would end. */
        public Instant ends() {
            return wanted.expiresAt().orElseThrow();
        }
    }

    /** The form and what its answer says. {@code everywhere} is whether the person reaches every account. */
    record NewExceptionView(
            ExceptionForm form,
            List<ControlLine> controls,
            List<Account> accounts,
            boolean everywhere,
            Optional<Preview> preview,
            Instant now) {
        public String first() {
            return LocalDate.ofInstant(now, ZoneOffset.UTC).toString();
        }

        public String latest() {
            return Objects.toString(ExceptionForm.latest(now));
        }
    }

    @CheckedTemplate(basePath = "exceptions")
    record NewExceptionPage(Shell shell, NewExceptionView view) implements TemplateInstance {}
}
