package io.strongroom.api.integrity;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.strongroom.api.http.Lists;
import io.strongroom.domain.integrity.AccountProof;
import io.strongroom.domain.integrity.EvidenceRung;
import io.strongroom.domain.integrity.ProofCounts;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The restore proof on the wire. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "RestoreProof", description = "How much of the backups is proven: all accounts together, then each.")
public record RestoreProofView(
        @Schema(description = "All accounts within your reach together.")
        CountsView total,

        @Schema(description = "How many accounts were assessed.", examples = "36", minimum = "0")
        long accountsAssessed,

        @Schema(
                description =
                        "Active accounts within your reach that nobody has assessed: nothing is known of their backups.",
                examples = "1",
                minimum = "0")
        long accountsNotAssessed,

        @Schema(
                description = "Regions in which recovery points could not be listed the last time.",
                examples = "0",
                minimum = "0")
        long regionsUnread,

        @Schema(description = "A page of accounts, by number.", maxItems = 500)
        List<AccountView> items,

        @Schema(description = "Where to go on; absent at the end.", maxLength = 500) @Nullable
        String nextCursor,

        @Schema(description = "This page and the next.") Lists.Links links) {

    /** Sums on the wire. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(
            name = "RestoreProofCounts",
            description = "Resources by the highest rung that their backups stand on in any vault.")
    public record CountsView(
            @Schema(description = "Resources that have recovery points.", examples = "120", minimum = "0")
            long resources,

            @Schema(description = "Without anything to restore from.", examples = "2", minimum = "0")
            long nothing,

            @Schema(description = "A job completed, and no more is proven.", examples = "18", minimum = "0")
            long jobCompleted,

            @Schema(description = "Encrypted with named keys that are enabled.", examples = "60", minimum = "0")
            long encrypted,

            @Schema(description = "Restored by a test as lately as is asked.", examples = "30", minimum = "0")
            long restoreTested,

            @Schema(description = "Restored and found right.", examples = "10", minimum = "0")
            long contentVerified,

            @Schema(
                    description = "Of all these, how many may stand higher, and it could not be told.",
                    examples = "3",
                    minimum = "0")
            long untold,

            @Schema(
                    description = "Resources whose newest backup is older than is asked.",
                    examples = "4",
                    minimum = "0")
            long stale,

            @Schema(
                    description =
                            "Percent of resources that a test restored or better, rounded down; absent without resources.",
                    examples = "33",
                    minimum = "0",
                    maximum = "100")
            @Nullable
            Integer testedPercent,

            @Schema(description = "Recovery points in all.", examples = "4200", minimum = "0")
            long recoveryPoints,

            @Schema(description = "Their size.", examples = "8800000000000", minimum = "0")
            long bytes,

            @Schema(
                    description =
                            "Recovery points of resources that were too many to tell apart, and count nowhere else.",
                    examples = "0",
                    minimum = "0")
            long notToldApart) {
        static CountsView of(ProofCounts counts) {
            return new CountsView(
                    counts.resources(),
                    on(counts, EvidenceRung.NOTHING),
                    on(counts, EvidenceRung.JOB_COMPLETED),
                    on(counts, EvidenceRung.ENCRYPTED),
                    on(counts, EvidenceRung.RESTORE_TESTED),
                    on(counts, EvidenceRung.CONTENT_VERIFIED),
                    counts.untold(),
                    counts.stale(),
                    boxed(counts.percent(EvidenceRung.RESTORE_TESTED)),
                    counts.points(),
                    counts.bytes(),
                    counts.further());
        }

        private static long on(ProofCounts counts, EvidenceRung rung) {
            return counts.byRung().getOrDefault(rung, 0L);
        }

        private static @Nullable Integer boxed(OptionalInt number) {
            return number.isPresent() ? number.getAsInt() : null;
        }
    }

    /** One account's on the wire. */
    @Schema(name = "AccountRestoreProof", description = "How much of an account's backups is proven.")
    public record AccountView(
            @Schema(description = "The account.", examples = "123456789012", pattern = "^[0-9]{12}$")
            String accountId,

            @Schema(description = "Its sums.") CountsView counts,

            @Schema(description = "Regions that were looked at.", examples = "3", minimum = "0")
            int regions,

            @Schema(
                    description = "Regions of those in which recovery points could not be listed the last time.",
                    examples = "0",
                    minimum = "0")
            int regionsUnread,

            @Schema(
                    description = "When the Region that was looked at longest ago was.",
                    examples = "2026-11-24T06:00:00Z",
                    format = "date-time")
            Instant assessedAt) {
        static AccountView of(AccountProof proof) {
            return new AccountView(
                    proof.account().value(),
                    CountsView.of(proof.counts()),
                    proof.regions(),
                    proof.unread(),
                    proof.assessedAt());
        }
    }
}
