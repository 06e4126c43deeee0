package io.strongroom.api.onboarding;

import io.strongroom.api.access.Caller;
import io.strongroom.api.access.Needs;
import io.strongroom.api.accounts.AccountDetails;
import io.strongroom.api.http.ApiPaths;
import io.strongroom.api.http.Lists;
import io.strongroom.domain.onboarding.Enrollment;
import io.strongroom.domain.onboarding.Enrollments;
import io.strongroom.domain.onboarding.Installation;
import io.strongroom.domain.onboarding.RoleTemplate;
import io.strongroom.domain.onboarding.RoleTemplate.Format;
import io.strongroom.domain.onboarding.RoleVersions;
import io.strongroom.domain.onboarding.Terms;
import io.strongroom.domain.users.Permission;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The two roles of an account, as a template to deploy. */
@Path(ApiPaths.V1 + "/accounts/{id}/role-template")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "accounts")
public class RoleTemplateResource {
    private final Installation installation;
    private final Enrollments enrollments;
    private final AccountDetails accounts;
    private final Caller caller;

    RoleTemplateResource(Installation installation, Enrollments enrollments, AccountDetails accounts, Caller caller) {
        this.installation = installation;
        this.enrollments = enrollments;
        this.accounts = accounts;
        this.caller = caller;
    }

    /** A template on the wire. */
    @Schema(name = "RoleTemplate", description = "The two roles of an account, to deploy.")
    public record TemplateView(
            @Schema(description = "cloudformation, stackset or terraform.", examples = "cloudformation", maxLength = 20)
            String format,

            @Schema(description = "The version that the roles will say they are.", examples = "1")
            int version,

            @Schema(description = "A name to save it under.", examples = "strongroom-roles.yaml", maxLength = 100)
            String fileName,

            @Schema(description = "What to type then.", maxLength = 2000)
            String command,

            @Schema(description = "The file.", maxLength = 60_000)
            String content) {}

    @GET
    @Needs(Permission.ACCOUNTS_READ)
    @Operation(
            operationId = "getRoleTemplate",
            summary = "Read an account's role template",
            description =
                    "What the two roles grant is the same in every format. The ExternalId is filled in, and the worker's role once a worker has told it. stackset deploys to organizational units, accounts to come included, but never to the management account: give that one a stack of its own.")
    public TemplateView get(
            @PathParam("id") String id,
            @QueryParam("format")
                    @Parameter(
                            description = "cloudformation when left out.",
                            schema = @Schema(enumeration = {"cloudformation", "stackset", "terraform"}))
                    @Nullable
                    String format) {
        var wanted = format == null ? Format.CLOUDFORMATION : known(format);
        var account = accounts.reached(id, caller);
        var terms = enrollments.find(account.id()).map(Enrollment::terms).orElseGet(Terms::usual);
        var template = RoleTemplate.of(installation, terms);
        return new TemplateView(
                wanted.wire(), RoleVersions.current(), wanted.file(), template.command(wanted), template.text(wanted));
    }

    private static Format known(String format) {
        return Format.of(format)
                .orElseThrow(() -> Lists.malformed("format", "must be cloudformation, stackset or terraform"));
    }
}
