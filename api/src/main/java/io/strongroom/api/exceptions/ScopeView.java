package io.strongroom.api.exceptions;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.exceptions.ExemptionScope;
import io.strongroom.domain.exceptions.ExemptionScope.Everything;
import io.strongroom.domain.exceptions.ExemptionScope.OneAccount;
import io.strongroom.domain.exceptions.ExemptionScope.OneResource;
import io.strongroom.domain.exceptions.ExemptionScope.Unit;
import io.strongroom.domain.problems.Rejected;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What an exception accepts failures of, both as it is asked for and as it is told. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "ExceptionScope",
        description = "Where failures are accepted. kind says which of the other fields there are.",
        requiredProperties = "kind")
public record ScopeView(
        @Schema(
                description =
                        "RESOURCE with accountId and resourceArn, ACCOUNT with accountId, UNIT with ouPath (and all units below), or EVERYTHING.",
                examples = "ACCOUNT",
                maxLength = 40)
        @Nullable
        String kind,

        @Schema(description = "The account.", examples = "123456789012", pattern = "^[0-9]{12}$", maxLength = 12)
        @Nullable
        String accountId,

        @Schema(
                description = "The resource.",
                examples = "arn:aws:backup:eu-west-1:123456789012:backup-vault:payments",
                maxLength = 2048)
        @Nullable
        String resourceArn,

        @Schema(description = "The organizational unit.", examples = "/dev", maxLength = 1000) @Nullable
        String ouPath) {
    private static final int ARN_MOST = 2048;
    private static final int PATH_MOST = 1000;

    static ScopeView of(ExemptionScope scope) {
        return switch (scope) {
            case OneResource(var account, var arn) -> new ScopeView("RESOURCE", account.value(), arn, null);
            case OneAccount(var account) -> new ScopeView("ACCOUNT", account.value(), null, null);
            case Unit(var path) -> new ScopeView("UNIT", null, null, path);
            case Everything all -> new ScopeView("EVERYTHING", null, null, null);
        };
    }

    /** @throws Rejected {@code validation-failed} when fields are missing, or one is there that the kind has no use for */
    ExemptionScope checked() {
        var resource = "RESOURCE".equals(kind);
        var account = "ACCOUNT".equals(kind);
        var unit = "UNIT".equals(kind);
        if (!resource && !account && !unit && !"EVERYTHING".equals(kind)) {
            throw Rejected.field("/scope/kind", "enum", "must be RESOURCE, ACCOUNT, UNIT or EVERYTHING");
        }
        requireOnly("accountId", accountId, resource || account);
        requireOnly("resourceArn", resourceArn, resource);
        requireOnly("ouPath", ouPath, unit);
        if (accountId != null && !accountId.matches("[0-9]{12}")) {
            throw Rejected.field("/scope/accountId", "pattern", "must be twelve digits");
        }
        if (resourceArn != null && accountId != null) {
            return new OneResource(new AccountId(accountId), bounded("resourceArn", resourceArn, ARN_MOST, "arn:"));
        }
        if (accountId != null) {
            return new OneAccount(new AccountId(accountId));
        }
        return ouPath == null ? new Everything() : new Unit(bounded("ouPath", ouPath, PATH_MOST, "/"));
    }

    private void requireOnly(String field, @Nullable String value, boolean wanted) {
        if (wanted != (value != null)) {
            throw Rejected.field(
                    "/scope/" + field,
                    wanted ? "required" : "superfluous",
                    (wanted ? "is needed for " : "has no meaning for ") + kind);
        }
    }

    private static String bounded(String field, String value, int most, String beginning) {
        if (!value.startsWith(beginning) || value.length() > most) {
            throw Rejected.field(
                    "/scope/" + field,
                    "pattern",
                    "must begin with " + beginning + " and have at most " + most + " characters");
        }
        return value;
    }
}
