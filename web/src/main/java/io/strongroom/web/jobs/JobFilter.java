package io.strongroom.web.jobs;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.jobs.BatchId;
import io.strongroom.domain.jobs.JobId;
import io.strongroom.domain.jobs.JobQuery;
import io.strongroom.domain.remediations.RemediationId;
import io.strongroom.web.accounts.Ids;
import io.strongroom.web.format.JobWords;
import io.strongroom.web.layout.Address;
import io.strongroom.web.views.Said;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which jobs the address asks for. Empty text means any.
 *
 * @param notes what in the address was not understood, and so left out
 */
record JobFilter(String state, String account, String remediation, String batch, String before, List<String> notes) {
    static JobFilter of(
            @Nullable String state,
            @Nullable String account,
            @Nullable String remediation,
            @Nullable String batch,
            @Nullable String before) {
        var notes = new ArrayList<String>();
        return new JobFilter(
                known(state, JobWords.LABELS::contains, "state", notes),
                known(account, a -> a.matches("[0-9]{12}"), "account", notes),
                known(remediation, r -> r.matches("[a-z][a-z0-9-]{0,63}"), "remediation", notes),
                known(batch, b -> Ids.parse(b).isPresent(), "batch", notes),
                known(before, b -> Ids.parse(b).isPresent(), "before", notes),
                List.copyOf(notes));
    }

    private static String known(
            @Nullable String given, java.util.function.Predicate<String> rule, String name, List<String> notes) {
        var text = Objects.requireNonNullElse(given, "").strip();
        if (text.isEmpty() || rule.test(text)) {
            return text;
        }
        notes.add(name + ": " + (text.length() > 60 ? text.substring(0, 60) + "…" : text));
        return "";
    }

    public JobQuery query(Optional<Set<AccountId>> visible, int limit) {
        return new JobQuery(
                state.isEmpty() ? Set.of() : Set.of(state),
                account.isEmpty() ? Set.of() : Set.of(new AccountId(account)),
                remediation.isEmpty() ? Set.of() : Set.of(new RemediationId(remediation)),
                Optional.of(batch).flatMap(Ids::parse).map(BatchId::new),
                visible,
                Optional.of(before).flatMap(Ids::parse).map(JobId::new),
                limit);
    }

    /** What it says, in the language of filters; empty when that has no words for it. */
    public Optional<String> said() {
        if (!batch.isEmpty()) {
            return Optional.empty();
        }
        var terms = new LinkedHashMap<String, String>();
        terms.put("state", state);
        terms.put("account", account);
        terms.put("remediation", remediation);
        return Said.of(Said.lowered(terms, "state"));
    }

    public boolean any() {
        return !(state + account + remediation + batch).isEmpty();
    }

    /** The address of the same list in another state; empty for any. */
    public String withState(String other) {
        return address(other, "");
    }

    /** The address of the jobs after these. */
    public String after(JobId last) {
        return address(state, last.toString());
    }

    /** The address of the first page. */
    public String first() {
        return address(state, "");
    }

    private String address(String stateWanted, String from) {
        var query = new LinkedHashMap<String, String>();
        query.put("state", stateWanted);
        query.put("account", account);
        query.put("remediation", remediation);
        query.put("batch", batch);
        query.put("before", from);
        return Address.of("/jobs", query);
    }
}
