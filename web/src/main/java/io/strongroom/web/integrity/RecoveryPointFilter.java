package io.strongroom.web.integrity;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.integrity.EvidenceQuery;
import io.strongroom.domain.integrity.EvidenceRung;
import io.strongroom.domain.integrity.KnownBackups;
import io.strongroom.web.layout.Address;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which recovery points the address asks for; each is empty text when it is not asked for.
 *
 * @param stale {@code true}, or empty text
 * @param after the cursor, as it stands in the address; empty for the first page
 * @param notes what was not understood, and so left out
 */
record RecoveryPointFilter(
        String account,
        String region,
        String vault,
        String type,
        String rung,
        String stale,
        String after,
        List<String> notes) {
    private static final int NOTE_MOST = 60;

    static RecoveryPointFilter of(MultivaluedMap<String, String> address) {
        var notes = new ArrayList<String>();
        return new RecoveryPointFilter(
                text(address, "account", AccountId::fits, notes),
                text(address, "region", one -> true, notes),
                text(address, "vault", one -> true, notes),
                text(address, "type", one -> true, notes),
                text(address, "rung", one -> rung(one).isPresent(), notes),
                text(address, "stale", "true"::equals, notes),
                text(address, "after", one -> EvidenceQuery.Position.parse(one).isPresent(), notes),
                notes);
    }

    private static String text(
            MultivaluedMap<String, String> address, String name, Predicate<String> fits, List<String> notes) {
        var text = Objects.requireNonNullElse(address.getFirst(name), "").strip();
        if (text.isEmpty() || fits.test(text)) {
            return text;
        }
        notes.add(name + ": " + (text.length() > NOTE_MOST ? text.substring(0, NOTE_MOST) + "…" : text));
        return "";
    }

    private static Optional<EvidenceRung> rung(String text) {
        return Arrays.stream(EvidenceRung.values())
                .filter(one -> one.name().equals(text))
                .findFirst();
    }

    public boolean any() {
        return !(account + region + vault + type + rung + stale).isEmpty();
    }

    EvidenceQuery query(Optional<Set<AccountId>> visible, Instant now, int limit) {
        return new EvidenceQuery(
                account.isEmpty() ? Set.of() : Set.of(new AccountId(account)),
                one(region),
                one(vault),
                one(type),
                rung(rung).map(Set::of).orElse(Set.of()),
                stale.isEmpty() ? Optional.empty() : Optional.of(now),
                visible,
                EvidenceQuery.Position.parse(after),
                limit);
    }

    private static Set<String> one(String text) {
        return text.isEmpty() ? Set.of() : Set.of(text);
    }

    /** The address of those after this one. */
    String next(KnownBackups last) {
        return address(rung, stale, EvidenceQuery.Position.of(last.backup()).text());
    }

    /** The address of the first page. */
    public String first() {
        return address(rung, stale, "");
    }

    /** The same list on that rung. */
    String withRung(EvidenceRung other) {
        return address(other.name(), "", "");
    }

    /** The same list of what is too old. */
    String onlyStale() {
        return address("", "true", "");
    }

    private String address(String onRung, String tooOld, String place) {
        var query = new LinkedHashMap<String, String>();
        query.put("account", account);
        query.put("region", region);
        query.put("vault", vault);
        query.put("type", type);
        query.put("rung", onRung);
        query.put("stale", tooOld);
        query.put("after", place);
        return Address.of("/recovery-points", query);
    }
}
