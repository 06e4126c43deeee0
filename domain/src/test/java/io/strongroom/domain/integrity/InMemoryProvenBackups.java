package io.strongroom.domain.integrity;

import io.strongroom.domain.accounts.AccountId;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Evidence in maps, by the same rules as the real one. */
public final class InMemoryProvenBackups implements ProvenBackups, ProofIntake {
    private static final Comparator<BackupEvidence> LEAST_FIRST = Comparator.comparing(
                    (BackupEvidence one) -> one.evidence().rung())
            .thenComparing(BackupEvidence::account)
            .thenComparing(BackupEvidence::region)
            .thenComparing(BackupEvidence::subject);

    private record Place(AccountId account, String region) {}

    private final Map<Place, Map<Subject, BackupEvidence>> kept = new LinkedHashMap<>();
    private final Map<Place, Instant> assessed = new HashMap<>();
    private final Map<Place, String> unread = new HashMap<>();

    /** What an assessment does. @param found empty when recovery points could not be listed */
    public synchronized void assessed(
            AccountId account, String region, Optional<RegionBackups> found, Optional<String> why, Instant at) {
        var place = new Place(account, region);
        assessed.put(place, at);
        unread.remove(place);
        why.ifPresent(text -> unread.put(place, text));
        var before = kept.computeIfAbsent(place, none -> new TreeMap<>());
        found.ifPresent(region1 -> {
            var proofs =
                    before.values().stream().collect(Collectors.toMap(BackupEvidence::subject, BackupEvidence::proof));
            var now = region1.evidence(account, region, proofs, at);
            before.clear();
            now.forEach(one -> before.put(one.subject(), one));
        });
    }

    @Override
    public synchronized void take(List<ToldProof> told, Instant now) {
        for (var one : told) {
            var known = kept.getOrDefault(new Place(one.account(), one.region()), Map.of());
            one.subject(known.values().stream().map(row -> row.held().points()).toList())
                    .ifPresent(whose -> known.computeIfPresent(whose, (key, row) -> one.applied(row, now)));
        }
    }

    @Override
    public synchronized List<KnownBackups> list(EvidenceQuery query) {
        return kept.entrySet().stream()
                .flatMap(place -> place.getValue().values().stream())
                .filter(one -> fits(query, one))
                .sorted(LEAST_FIRST)
                .filter(one -> query.after().map(last -> after(last, one)).orElse(true))
                .limit(query.limit())
                .map(this::known)
                .toList();
    }

    private KnownBackups known(BackupEvidence one) {
        var place = new Place(one.account(), one.region());
        return new KnownBackups(
                one, Optional.ofNullable(assessed.get(place)).orElseThrow(), Optional.ofNullable(unread.get(place)));
    }

    private static boolean after(EvidenceQuery.Position last, BackupEvidence one) {
        return one.evidence().rung() != last.rung()
                ? one.evidence().rung().compareTo(last.rung()) > 0
                : Comparator.comparing(EvidenceQuery.Position::account)
                                .thenComparing(EvidenceQuery.Position::region)
                                .thenComparing(EvidenceQuery.Position::vaultArn)
                                .thenComparing(EvidenceQuery.Position::resourceArn)
                                .compare(EvidenceQuery.Position.of(one), last)
                        > 0;
    }

    private static boolean fits(EvidenceQuery query, BackupEvidence one) {
        return in(query.accounts(), one.account())
                && in(query.regions(), one.region())
                && in(query.vaults(), one.subject().vaultName())
                && in(query.types(), one.held().points().resourceType())
                && in(query.rungs(), one.evidence().rung())
                && query.staleAt().map(one::stale).orElse(true)
                && query.visible().map(some -> some.contains(one.account())).orElse(true);
    }

    private static <T> boolean in(Set<T> some, T one) {
        return some.isEmpty() || some.contains(one);
    }

    @Override
    public synchronized RestoreProof score(Optional<Set<AccountId>> visible, Instant now) {
        var all = accounts(visible, Optional.empty(), Integer.MAX_VALUE, now);
        return new RestoreProof(
                all.stream().map(AccountProof::counts).reduce(ProofCounts.none(), ProofCounts::plus),
                all.size(),
                all.stream().mapToLong(AccountProof::regions).sum(),
                all.stream().mapToLong(AccountProof::unread).sum());
    }

    @Override
    public synchronized List<AccountProof> accounts(
            Optional<Set<AccountId>> visible, Optional<AccountId> after, int limit, Instant now) {
        return assessed.keySet().stream()
                .map(Place::account)
                .distinct()
                .sorted()
                .filter(account -> visible.map(some -> some.contains(account)).orElse(true))
                .filter(account ->
                        after.map(last -> account.compareTo(last) > 0).orElse(true))
                .limit(limit)
                .map(account -> proof(account, now))
                .toList();
    }

    private AccountProof proof(AccountId account, Instant now) {
        var places = assessed.keySet().stream()
                .filter(place -> place.account().equals(account))
                .toList();
        return new AccountProof(
                account,
                places.stream().map(place -> counts(place, now)).reduce(ProofCounts.none(), ProofCounts::plus),
                places.size(),
                (int) places.stream().filter(unread::containsKey).count(),
                places.stream()
                        .map(place -> Optional.ofNullable(assessed.get(place)).orElseThrow())
                        .min(Comparator.naturalOrder())
                        .orElseThrow());
    }

    private ProofCounts counts(Place place, Instant now) {
        var rows = List.copyOf(kept.getOrDefault(place, Map.of()).values());
        var best = rows.stream()
                .filter(one -> !one.held().points().further())
                .collect(Collectors.toMap(
                        one -> one.subject().resourceArn(),
                        Function.identity(),
                        (a, b) -> a.evidence().rung().atLeast(b.evidence().rung()) ? a : b));
        var byRung = new EnumMap<EvidenceRung, Long>(EvidenceRung.class);
        best.values().forEach(one -> byRung.merge(one.evidence().rung(), 1L, Long::sum));
        return new ProofCounts(
                best.size(),
                byRung,
                best.values().stream()
                        .filter(one -> one.evidence().gap() == Evidence.Gap.UNTOLD)
                        .count(),
                best.values().stream().filter(one -> one.stale(now)).count(),
                rows.stream().mapToLong(one -> one.held().points().points()).sum(),
                rows.stream().mapToLong(one -> one.held().points().bytes()).sum(),
                rows.stream()
                        .filter(one -> one.held().points().further())
                        .mapToLong(one -> one.held().points().points())
                        .sum());
    }
}
