package io.strongroom.web.audit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.strongroom.domain.audit.AuditBundle;
import io.strongroom.domain.audit.AuditCheck;
import io.strongroom.domain.audit.AuditLog;
import io.strongroom.domain.audit.AuditStatus;
import io.strongroom.domain.audit.AuditTrail;
import io.strongroom.domain.audit.Fact;
import io.strongroom.domain.audit.SealedEntry;
import io.strongroom.domain.audit.SignedCheckpoint;
import io.strongroom.domain.audit.tree.Hash;
import io.strongroom.domain.audit.tree.Tree;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.users.Permission;
import io.strongroom.web.access.Needs;
import io.strongroom.web.access.Visitor;
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
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jboss.resteasy.reactive.RestPath;

/** Entries of the audit log, the proof of each, a check of all, and the bundle to take away. */
@Path("/audit")
@Blocking
@Pages
public class AuditResource {
    private static final int PAGE = 50;
    private static final int SECONDS = 10;

    private final AuditLog log;
    private final AuditCheck check;
    private final AuditBundle bundle;
    private final AuditTrail trail;
    private final Shells shells;
    private final Visitor visitor;
    private final InstantSource clock;
    /** A check reads the whole log. */
    private final Semaphore checking = new Semaphore(1);

    AuditResource(
            AuditLog log,
            AuditCheck check,
            AuditBundle bundle,
            AuditTrail trail,
            Shells shells,
            Visitor visitor,
            InstantSource clock) {
        this.log = log;
        this.check = check;
        this.bundle = bundle;
        this.trail = trail;
        this.shells = shells;
        this.visitor = visitor;
        this.clock = clock;
    }

    @GET
    @Needs(Permission.AUDIT_READ)
    public Response list(@Context UriInfo address) {
        requireWhole();
        var filter = AuditFilter.of(address.getQueryParameters());
        var found = log.search(filter.query(PAGE + 1));
        var shown = found.size() > PAGE ? found.subList(0, PAGE) : found;
        var next = found.size() > PAGE ? filter.next(shown.getLast().seq()) : "";
        return Html.ok(new AuditPage(shells.shell(), new AuditView(filter, shown, next, standing())));
    }

    @GET
    @Path("{id}")
    @Needs(Permission.AUDIT_READ)
    public Response show(@RestPath String id) {
        requireWhole();
        var entry = Optional.of(id)
                .filter(text -> text.matches("[0-9]{1,18}"))
                .flatMap(text -> log.find(Long.parseLong(text)))
                .orElseThrow(() -> Rejected.notFound("audit entry"));
        var head = log.latest().orElseThrow();
        var path = new Tree(log.nodes(), head.checkpoint().size()).inclusion(entry.seq() - 1);
        return Html.ok(new EntryPage(shells.shell(), new EntryView(entry, path, head)));
    }

    @POST
    @Path("check")
    @Needs(Permission.AUDIT_READ)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response check() {
        requireWhole();
        if (!checking.tryAcquire()) {
            throw Rejected.until(
                    SECONDS, ProblemCode.STREAM_LIMIT, "The log is being checked already. Look again in some seconds.");
        }
        try {
            var result = check.run();
            log.checked(result, clock.instant());
            record(
                    "audit.checked",
                    Json.object()
                            .put("verified", result.verified())
                            .put("size", result.size())
                            .put("root", result.root().toString()));
        } finally {
            checking.release();
        }
        return Html.goTo("/audit");
    }

    @GET
    @Path("bundle")
    @Needs(Permission.AUDIT_READ)
    public Response bundle() {
        requireWhole();
        record("audit.exported", Json.object());
        var now = clock.instant();
        StreamingOutput content = out -> bundle.write(out, now);
        return Response.ok(content)
                .type("application/zip")
                .header("Content-Disposition", "attachment; filename=\"strongroom-audit.zip\"")
                .build();
    }

    private void record(String action, ObjectNode details) {
        trail.record(new Fact(clock.instant(), visitor.principal().name(), action, "audit-log", "whole", details));
    }

    private Standing standing() {
        var now = clock.instant();
        var status = log.status();
        return new Standing(status, status.badge(now), log.latest());
    }

    /** An entry is not of one account, and a part of the log proves nothing. */
    private void requireWhole() {
        if (!visitor.principal().reachesAll()) {
            trail.record(new Fact(
                    clock.instant(), visitor.principal().name(), "access.denied", "audit-log", "whole", Json.object()));
            throw new Rejected(
                    ProblemCode.ACCOUNT_OUT_OF_SCOPE,
                    "The audit log tells of all accounts and can only be read whole. Ask an administrator for a scope of all accounts.");
        }
    }

    /** How the log stands. */
    record Standing(AuditStatus status, AuditStatus.Badge badge, Optional<SignedCheckpoint> head) {}

    /**
     * The list.
     *
     * @param next the address of those before these; empty text on the last page
     */
    record AuditView(AuditFilter filter, List<SealedEntry> entries, String next, Standing standing) {}

    /** One entry with the hashes beside its way to the root. */
    record EntryView(SealedEntry sealed, List<Hash> path, SignedCheckpoint head) {
        /** Whether the entry is what it was when it got its place. */
        public boolean intact() {
            return sealed.leaf().hash().equals(sealed.hash());
        }
    }

    @CheckedTemplate(basePath = "audit")
    record AuditPage(Shell shell, AuditView view) implements TemplateInstance {}

    @CheckedTemplate(basePath = "audit")
    record EntryPage(Shell shell, EntryView view) implements TemplateInstance {}
}
