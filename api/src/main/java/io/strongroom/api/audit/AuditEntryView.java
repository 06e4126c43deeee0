package io.strongroom.api.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.api.http.Lists;
import io.strongroom.domain.audit.SealedEntry;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An entry of the audit log on the wire. */
@Schema(name = "AuditEntry", description = "One thing that somebody did, at its place in the log.")
public record AuditEntryView(
        @Schema(description = "Its place in the log, from 1, without gaps.", examples = "42", minimum = "1")
        long seq,

        @Schema(description = "When it was recorded.", examples = "2026-11-24T06:00:00Z", format = "date-time")
        Instant at,

        @Schema(
                description = "Who did it: a person's sign-in name, a worker, or Strongroom itself.",
                examples = "ada",
                maxLength = 500)
        String actor,

        @Schema(description = "What was done. New ones may come.", examples = "job.approved", maxLength = 200)
        String action,

        @Schema(description = "What it was done to.") ObjectView object,

        @Schema(
                description = "What else belongs to it.",
                type = SchemaType.OBJECT,
                examples = "{\"reason\":\"REL09-BP02 baseline\"}")
        JsonNode details,

        @Schema(
                description = "SHA-256 of its leaf, as it was when the entry got its place.",
                examples = "773885a613489e24ce2cf76199d6a423f042e4bbf12d7eecee912ef276c65701",
                pattern = "^[0-9a-f]{64}$")
        String hash) {

    /** What something was done to. */
    @Schema(name = "AuditObject", description = "What something was done to.")
    public record ObjectView(
            @Schema(description = "Its kind. New ones may come.", examples = "job", maxLength = 200)
            String kind,

            @Schema(description = "Which one.", examples = "0193e2a4-1b2c-7d3e-8f40-5a6b7c8d9e0f", maxLength = 1000)
            String id) {}

    /** A page of entries. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "AuditEntryList", description = "A page of audit entries, by their places.")
    public record Page(
            @Schema(description = "The entries.", maxItems = 500)
            List<AuditEntryView> items,

            @Schema(description = "Where to go on; absent at the end.", maxLength = 500) @Nullable
            String nextCursor,

            @Schema(description = "This page and the next.") Lists.Links links,

            @Schema(description = "Always empty: this comes of what is stored.", maxItems = 10_000)
            List<String> unreachable) {}

    /** On the wire. */
    public static AuditEntryView of(SealedEntry sealed) {
        var entry = sealed.entry();
        return new AuditEntryView(
                sealed.seq(),
                entry.at(),
                entry.actor(),
                entry.action(),
                new ObjectView(entry.objectKind(), entry.objectId()),
                entry.details(),
                sealed.hash().toString());
    }
}
