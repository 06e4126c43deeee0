package io.strongroom.api.tokens;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.strongroom.api.http.ETags;
import io.strongroom.api.http.Lists;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.users.AccountScope;
import io.strongroom.domain.users.Permission;
import io.strongroom.domain.users.Token;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A token on the wire. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
@Schema(name = "Token", description = "A personal token; its secret is shown only when it is made.")
public record TokenView(
        @Schema(description = "Its id.", examples = "0193a6f2-7c1e-7a44-8f5e-000000000005", format = "uuid")
        String id,

        @Schema(description = "What it is for.", examples = "nightly-ci", maxLength = 100)
        String name,

        @Schema(description = "The first characters of its secret.", examples = "sgr_Ab3d", maxLength = 16)
        String hint,

        @Schema(description = "What it may do, at most.", maxItems = 50)
        List<String> scopes,

        @Schema(description = "Where it may do it.") ScopeView accounts,

        @Schema(description = "When it was made.", examples = "2026-11-24T06:00:00Z", format = "date-time")
        Instant createdAt,

        @Schema(description = "Until when it holds.", examples = "2027-02-22T06:00:00Z", format = "date-time")
        Instant expiresAt,

        @Schema(description = "When it was last used.", examples = "2026-11-24T07:00:00Z", format = "date-time")
        Optional<Instant> lastUsedAt,

        @Schema(description = "When it was revoked.", examples = "2026-11-25T06:00:00Z", format = "date-time")
        Optional<Instant> revokedAt,

        @Schema(
                description = "Its ETag: send it as If-Match to revoke the token.",
                examples = "\"\\\"1\\\"\"",
                maxLength = 40)
        String etag,

        @Schema(description = "The secret, shown this once.", examples = "sgr_Ab3dEf6h", maxLength = 100)
        Optional<String> secret) {

    /** Which accounts. */
    @Schema(name = "AccountScope", description = "Which accounts are within reach.")
    public record ScopeView(
            @Schema(description = "Every account, those to come included.", examples = "false")
            boolean all,

            @Schema(description = "By number.", maxItems = 10_000)
            List<String> accounts,

            @Schema(description = "Organizational units with all below them.", maxItems = 1000)
            List<String> organizationalUnits) {
        public static ScopeView of(AccountScope scope) {
            return new ScopeView(
                    scope.all(),
                    scope.accounts().stream().map(AccountId::value).sorted().toList(),
                    scope.ouPaths().stream().sorted().toList());
        }
    }

    /** The caller's tokens. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "TokenList", description = "Your tokens, newest first.")
    public record Page(
            @Schema(description = "Revoked and expired ones included.", maxItems = 500)
            List<TokenView> items,

            @Schema(description = "Where to go on; absent at the end.", maxLength = 500) @Nullable
            String nextCursor,

            @Schema(description = "How many there are in all, up to 10000+.", examples = "10000+", maxLength = 10)
            @Nullable
            String count,

            @Schema(description = "This page and the next.") Lists.Links links,

            @Schema(
                    description =
                            "Accounts that could not be asked and are missing here; none, as this comes of what is stored.",
                    maxItems = 10_000)
            List<String> unreachable) {}

    static TokenView of(Token token, Optional<String> secret) {
        return new TokenView(
                token.id().toString(),
                token.name(),
                token.hint(),
                token.permissions().stream().map(Permission::scope).sorted().toList(),
                ScopeView.of(token.scope()),
                token.createdAt(),
                token.expiresAt(),
                token.lastUsedAt(),
                token.revokedAt(),
                ETags.of(token.version()),
                secret);
    }
}
