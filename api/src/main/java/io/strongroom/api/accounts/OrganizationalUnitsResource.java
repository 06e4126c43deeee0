package io.strongroom.api.accounts;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.strongroom.api.access.Caller;
import io.strongroom.api.access.Needs;
import io.strongroom.api.http.ApiPaths;
import io.strongroom.domain.accounts.Accounts;
import io.strongroom.domain.accounts.OrganizationalUnit;
import io.strongroom.domain.users.Permission;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The organization's tree, as far as it holds accounts within the caller's reach. */
@Path(ApiPaths.V1 + "/organizational-units")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "accounts")
public class OrganizationalUnitsResource {
    private final Accounts accounts;
    private final Caller caller;

    OrganizationalUnitsResource(Accounts accounts, Caller caller) {
        this.accounts = accounts;
        this.caller = caller;
    }

    /** An organizational unit on the wire. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    @Schema(name = "OrganizationalUnit", description = "A place in the organization.")
    public record UnitView(
            @Schema(description = "Where it is, from the root.", examples = "/prod/payments", maxLength = 1000)
            String path,

            @Schema(
                    description = "The last step of the path; empty for the root.",
                    examples = "payments",
                    maxLength = 200)
            String name,

            @Schema(description = "Path of the unit above; absent for the root.", examples = "/prod", maxLength = 1000)
            Optional<String> parent,

            @Schema(description = "Accounts right in it.", examples = "3", minimum = "0")
            int accounts,

            @Schema(description = "Accounts in it and in all units below.", examples = "12", minimum = "0")
            int accountsBelow) {
        static UnitView of(OrganizationalUnit unit) {
            return new UnitView(unit.path(), unit.name(), unit.parent(), unit.accounts(), unit.accountsBelow());
        }
    }

    /** The tree. */
    @Schema(name = "OrganizationalUnitList", description = "The tree, each unit after the one above it.")
    public record Page(
            @Schema(description = "By path; parents make it a tree.", maxItems = 10_000)
            List<UnitView> items) {}

    @GET
    @Needs(Permission.ACCOUNTS_READ)
    @Operation(
            operationId = "listOrganizationalUnits",
            summary = "List organizational units",
            description = "Those above accounts within your reach, which alone are counted.")
    public Page list() {
        var reached =
                accounts.all().stream().filter(caller.principal()::reaches).toList();
        return new Page(
                OrganizationalUnit.of(reached).stream().map(UnitView::of).toList());
    }
}
