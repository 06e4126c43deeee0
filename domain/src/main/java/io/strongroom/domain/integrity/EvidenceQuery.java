package io.strongroom.domain.integrity;

import io.strongroom.domain.accounts.AccountId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Which evidence to list, what is proven least first.
 *
 * @param accounts only these; empty for all
 * @param regions codes; empty for all
 * @param vaults names; empty for all
 * @param types resource types as AWS Backup writes them; empty for all
 * @param rungs empty for all
 * @param staleAt only of resources whose newest backup is older than is asked, at that time
 * @param visible accounts that the caller reaches; empty optional for every account
 * @param after the last of the page before: the cursor
 */
public record EvidenceQuery(
        Set<AccountId> accounts,
        Set<String> regions,
        Set<String> vaults,
        Set<String> types,
        Set<EvidenceRung> rungs,
        Optional<Instant> staleAt,
        Optional<Set<AccountId>> visible,
        Optional<Position> after,
        int limit) {
    public EvidenceQuery {
        accounts = Set.copyOf(accounts);
        regions = Set.copyOf(regions);
        vaults = Set.copyOf(vaults);
        types = Set.copyOf(types);
        rungs = Set.copyOf(rungs);
        visible = visible.map(Set::copyOf);
    }

    /** All there is, from the beginning. */
    public static EvidenceQuery all(int limit) {
        return new EvidenceQuery(
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                limit);
    }

    /** A place in the list. */
    public record Position(EvidenceRung rung, AccountId account, String region, String vaultArn, String resourceArn) {
        private static final int PARTS = 5;

        /** That of one in it. */
        public static Position of(BackupEvidence one) {
            return new Position(
                    one.evidence().rung(),
                    one.account(),
                    one.region(),
                    one.subject().vaultArn(),
                    one.subject().resourceArn());
        }

        /** As text; only the resource's ARN, which comes last, may have any character in it. */
        public String text() {
            return String.join("|", rung.name(), account.value(), region, vaultArn, resourceArn);
        }

        /** Empty when the text is none. */
        public static Optional<Position> parse(String text) {
            var parts = text.split("\\|", PARTS);
            try {
                return parts.length < PARTS
                        ? Optional.empty()
                        : Optional.of(new Position(
                                EvidenceRung.valueOf(parts[0]), new AccountId(parts[1]), parts[2], parts[3], parts[4]));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
    }
}
