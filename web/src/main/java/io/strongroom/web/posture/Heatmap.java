package io.strongroom.web.posture;

import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.controls.ControlId;
import io.strongroom.domain.posture.Counts;
import io.strongroom.web.accounts.AccountPosture;
import io.strongroom.web.format.PostureWords;
import java.util.List;
import java.util.Map;

/**
 * Accounts by families of controls, a page of them.
 *
 * @param page from 1
 * @param total how many accounts there are on all pages
 */
record Heatmap(List<Row> rows, int page, int pages, int total) {
    static final int PAGE = 50;

    /** An account's cells. */
    record Row(Account account, boolean assessed, List<Exposure> cells) {
        /** Whether none of its cells needs a look. */
        public boolean quiet() {
            return cells.stream().allMatch(Exposure::quiet);
        }
    }

    /** The page's part of the accounts. */
    static List<AccountPosture> cut(List<AccountPosture> accounts, int page) {
        var at = at(accounts, page);
        return accounts.subList((at - 1) * PAGE, Math.min(accounts.size(), at * PAGE));
    }

    /** @param cells verdicts of the accounts on the page, by control */
    static Heatmap of(
            List<AccountPosture> accounts,
            int page,
            Map<io.strongroom.domain.accounts.AccountId, Map<ControlId, Counts>> cells) {
        var rows = cut(accounts, page).stream()
                .map(one -> row(one, cells.getOrDefault(one.account().id(), Map.of())))
                .toList();
        return new Heatmap(rows, at(accounts, page), pages(accounts), accounts.size());
    }

    private static Row row(AccountPosture one, Map<ControlId, Counts> cells) {
        var exposures = PostureWords.families().entrySet().stream()
                .map(family -> new Exposure(
                        family.getValue(),
                        cells.entrySet().stream()
                                .filter(cell -> cell.getKey().family().equals(family.getKey()))
                                .map(Map.Entry::getValue)
                                .reduce(Counts.NONE, Counts::plus),
                        one.assessed(),
                        "/findings?family=" + family.getKey() + "&account="
                                + one.account().id()))
                .toList();
        return new Row(one.account(), one.assessed(), exposures);
    }

    private static int pages(List<AccountPosture> accounts) {
        return Math.max(1, (accounts.size() + PAGE - 1) / PAGE);
    }

    private static int at(List<AccountPosture> accounts, int page) {
        return Math.clamp(page, 1, pages(accounts));
    }

    /** The families in the order of the cells. */
    public List<String> families() {
        return List.copyOf(PostureWords.families().keySet());
    }
}
