package io.strongroom.web.assessments;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.assessments.Assessment;
import io.strongroom.domain.assessments.AssessmentPart;
import io.strongroom.web.format.Chip;
import io.strongroom.web.format.PostureWords;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * An assessment, as far as the person reaches its accounts.
 *
 * @param accounts how many of its accounts the person reaches
 * @param whole whether those are all of them, so that its totals may be told
 * @param parts those accounts: what failed and what moves first; none where only the progress is shown
 * @param more how many accounts are not among {@code parts}
 * @param refresh seconds after which a browser without script loads the page again; 0 for never
 */
public record AssessmentView(
        Assessment assessment,
        long accounts,
        long done,
        long failed,
        boolean whole,
        List<Part> parts,
        long more,
        int refresh) {
    /** The work on one account. */
    public record Part(AssessmentPart part, String name) {
        public Chip chip() {
            return PostureWords.partChip(part.state());
        }

        public boolean failed() {
            return part.problem().isPresent();
        }
    }

    static AssessmentView of(
            Assessment assessment, List<AssessmentPart> reached, Map<AccountId, String> names, int most, int refresh) {
        var order = List.of("FAILED", "RUNNING", "QUEUED", "DONE");
        var parts = reached.stream()
                .sorted(java.util.Comparator.comparing((AssessmentPart part) -> order.indexOf(part.state()))
                        .thenComparing(AssessmentPart::account))
                .limit(most)
                .map(part -> new Part(part, names.getOrDefault(part.account(), "")))
                .toList();
        return new AssessmentView(
                assessment,
                reached.size(),
                reached.stream().filter(part -> part.endedAt().isPresent()).count(),
                reached.stream().filter(part -> part.state().equals("FAILED")).count(),
                reached.size() == assessment.accounts(),
                parts,
                reached.size() - parts.size(),
                assessment.running() ? refresh : 0);
    }

    /** The progress alone, of who reaches every account. */
    static AssessmentView progress(Assessment assessment) {
        return new AssessmentView(
                assessment, assessment.accounts(), assessment.done(), assessment.failed(), true, List.of(), 0, 0);
    }

    /** The same without its accounts. */
    AssessmentView brief() {
        return new AssessmentView(assessment, accounts, done, failed, whole, List.of(), 0, 0);
    }

    /** Whether some controls were chosen, and not all judge. */
    public boolean chosen() {
        return !assessment.controls().isEmpty();
    }

    /** Whether nothing moves any more. */
    public boolean finished() {
        return !assessment.running();
    }

    /** How far it is, for who hears of it. */
    public String words() {
        if (!finished()) {
            return "assessing";
        }
        return failed > 0
                ? "ended: " + failed + " of " + accounts + " accounts could not be assessed"
                : "all accounts are assessed";
    }

    /** Whether its accounts are listed, or it has been cut to the progress. */
    public boolean listed() {
        return !parts.isEmpty();
    }

    /** Where the script asks for what has moved. */
    public String live() {
        return "/assessments/" + assessment.id() + "/live" + (listed() ? "" : "?brief=true");
    }

    /** Changes when anything shown does. */
    public String tag() {
        return "\"" + Integer.toHexString(Objects.hash(assessment, accounts, done, failed, parts)) + "\"";
    }
}
