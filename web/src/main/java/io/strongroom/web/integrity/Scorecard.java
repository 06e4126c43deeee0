package io.strongroom.web.integrity;

import io.strongroom.domain.integrity.AccountProof;
import io.strongroom.domain.integrity.EvidenceRung;
import io.strongroom.domain.integrity.ProofCounts;
import io.strongroom.domain.integrity.RestoreProof;
import java.util.Arrays;
import java.util.List;

/**
 * The restore proof as a page tells it.
 *
 * @param notAssessed active accounts within the person's scope that nobody has assessed
 * @param more whether there are accounts beyond those
 */
record Scorecard(
        RestoreProof all, long notAssessed, List<AccountProof> accounts, boolean more, RecoveryPointFilter filter) {
    /** Resources on one rung. @param href of the list of them */
    record Count(String title, long resources, String href) {}

    /** The rungs from the bottom. */
    public List<Count> counts() {
        return Arrays.stream(EvidenceRung.values())
                .map(rung ->
                        new Count(rung.title(), all.counts().byRung().getOrDefault(rung, 0L), filter.withRung(rung)))
                .toList();
    }

    public String staleHref() {
        return filter.onlyStale();
    }

    /** In words: of so many resources so many. */
    public String tested() {
        return testedOf(all.counts());
    }

    /** The same of one account; empty text when it has no resources with backups. */
    public String testedOf(ProofCounts counts) {
        return counts.percent(EvidenceRung.RESTORE_TESTED).stream()
                .mapToObj(percent -> percent + " % (" + counts.atLeast(EvidenceRung.RESTORE_TESTED) + " of "
                        + counts.resources() + ")")
                .findFirst()
                .orElse("");
    }

    /** How many of an account stand on that rung, by its name. */
    public long on(AccountProof account, String rung) {
        return account.counts().byRung().getOrDefault(EvidenceRung.valueOf(rung), 0L);
    }

    /** Whether nobody has looked at anything yet. */
    public boolean blank() {
        return all.accounts() == 0;
    }
}
