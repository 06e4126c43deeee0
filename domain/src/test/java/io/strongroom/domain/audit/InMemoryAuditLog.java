package io.strongroom.domain.audit;

import io.strongroom.domain.audit.AuditQuery.Place;
import io.strongroom.domain.audit.tree.Hash;
import io.strongroom.domain.audit.tree.Nodes;
import io.strongroom.domain.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The log in memory, open to whoever wants to tamper with it. */
public final class InMemoryAuditLog implements AuditLog, Sequencing {
    public final List<AuditEntry> facts = new ArrayList<>();
    public final List<SealedEntry> log = new ArrayList<>();
    public final List<SignedCheckpoint> heads = new ArrayList<>();
    public final Map<String, Anchored> anchored = new LinkedHashMap<>();
    private final Map<Integer, Map<Long, Hash>> nodes = new HashMap<>();
    private final Set<CheckpointKey> keys = new LinkedHashSet<>();
    public long leftOut;
    private long epoch;
    private boolean led;
    private AuditStatus status =
            new AuditStatus(0, Optional.empty(), Optional.empty(), 0, Optional.empty(), Optional.empty());

    /** Records a fact, as number {@code n}. */
    public void record(long n, String actor, Instant at) {
        facts.add(new AuditEntry(
                n, at, actor, "job.accepted", "job", "job-" + n, Json.object().put("reason", "no. " + n + ", „why“")));
    }

    /** As if the process that has the lead had died. */
    public void leaderDies() {
        led = false;
    }

    @Override
    public Optional<Tenure> lead() {
        if (led) {
            return Optional.empty();
        }
        led = true;
        return Optional.of(new Tenure(++epoch));
    }

    @Override
    public void stepDown(Tenure tenure) {
        led = false;
    }

    @Override
    public List<AuditEntry> waiting(Tenure tenure, int most) {
        var sealed = log.stream().map(one -> one.entry().seq()).collect(java.util.stream.Collectors.toSet());
        return facts.stream()
                .filter(fact -> !sealed.contains(fact.seq()))
                .sorted(Comparator.comparingLong(AuditEntry::seq))
                .limit(most)
                .toList();
    }

    @Override
    public void append(Tenure tenure, Growth growth) {
        if (tenure.epoch() != epoch) {
            throw new LeadLost(tenure.epoch());
        }
        log.addAll(growth.entries());
        growth.nodes()
                .forEach(node -> nodes.computeIfAbsent(node.level(), l -> new HashMap<>())
                        .put(node.n(), node.hash()));
        heads.add(growth.head());
        keys.add(growth.key());
    }

    @Override
    public void anchored(String place, SignedCheckpoint head, Instant at, Optional<Instant> until) {
        anchored.put(place, new Anchored(place, heads.size(), head, at));
        status = new AuditStatus(
                0,
                Optional.of(at),
                until.or(status::anchoredUntil),
                status.verified(),
                status.verifiedAt(),
                status.broken());
    }

    @Override
    public void broken(Flaw flaw) {
        status = new AuditStatus(
                0,
                status.checkpointAt(),
                status.anchoredUntil(),
                status.verified(),
                status.verifiedAt(),
                status.broken().or(() -> Optional.of(flaw)));
    }

    @Override
    public List<SealedEntry> search(AuditQuery query) {
        Stream<SealedEntry> found = log.stream()
                .filter(one -> query.actor()
                        .filter(actor -> !actor.equals(one.entry().actor()))
                        .isEmpty());
        found = switch (query.place()) {
            case Place.After(var seq) -> found.filter(one -> one.seq() > seq);
            case Place.Before(var seq) ->
                found.filter(one -> one.seq() < seq)
                        .sorted(Comparator.comparingLong(SealedEntry::seq).reversed());
        };
        return found.limit(query.limit()).toList();
    }

    @Override
    public Optional<SealedEntry> find(long seq) {
        return log.stream().filter(one -> one.seq() == seq).findFirst();
    }

    @Override
    public Nodes nodes() {
        return (level, from, until) -> LongStream.range(from, until)
                .mapToObj(n ->
                        level == 0 ? log.get((int) n).hash() : nodes.get(level).get(n))
                .toList();
    }

    @Override
    public Optional<SignedCheckpoint> latest() {
        return heads.isEmpty() ? Optional.empty() : Optional.of(heads.getLast());
    }

    @Override
    public List<SignedCheckpoint> checkpoints(long n, int limit) {
        return heads.stream().skip(n).limit(limit).toList();
    }

    @Override
    public List<Anchored> anchored() {
        return List.copyOf(anchored.values());
    }

    @Override
    public List<CheckpointKey> keys() {
        return List.copyOf(keys);
    }

    @Override
    public long leftOut() {
        return leftOut;
    }

    @Override
    public AuditStatus status() {
        return new AuditStatus(
                log.size(),
                status.checkpointAt(),
                status.anchoredUntil(),
                status.verified(),
                status.verifiedAt(),
                status.broken());
    }

    @Override
    public void checked(AuditCheck.Result result, Instant at) {
        status = result.verified()
                ? new AuditStatus(
                        0,
                        status.checkpointAt(),
                        status.anchoredUntil(),
                        result.size(),
                        Optional.of(at),
                        Optional.empty())
                : new AuditStatus(
                        0,
                        status.checkpointAt(),
                        status.anchoredUntil(),
                        status.verified(),
                        status.verifiedAt(),
                        Optional.of(result.flaws().getFirst()));
    }
}
