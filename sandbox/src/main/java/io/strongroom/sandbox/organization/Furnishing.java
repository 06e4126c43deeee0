package io.strongroom.sandbox.organization;

import io.strongroom.domain.json.Json;
import io.strongroom.sandbox.calls.Place;
import io.strongroom.sandbox.calls.SeedingCalls;
import io.strongroom.sandbox.store.Documents;
import io.strongroom.sandbox.store.InMemoryStore;
import io.strongroom.sandbox.store.Key;
import io.strongroom.sandbox.store.Shelf;
import io.strongroom.sandbox.store.Store;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Fills each account once, when it is first asked for: thousands of accounts cost nothing until they are used. */
final class Furnishing {
    /** In this order: what comes later may point at what came before. */
    private static final List<Furniture> FURNITURE = List.of(
            new KeyFurniture(),
            new BucketFurniture(),
            new VaultFurniture(),
            new IdentityFurniture(),
            new StorageFurniture(),
            new SnapshotFurniture(),
            new ScanFurniture(),
            new PlanFurniture(),
            new ProofFurniture(),
            new WatchFurniture(),
            new ServiceFurniture(),
            new NetworkFurniture(),
            new StrongroomRoles());

    private final Store store;
    private final InstantSource clock;
    private final SandboxClients clients;
    private final Members members;
    private final long seed;
    private final int size;
    private final Set<Member> known = ConcurrentHashMap.newKeySet();

    Furnishing(Store store, InstantSource clock, SandboxClients clients, Members members, long seed, int size) {
        this.store = store;
        this.clock = clock;
        this.clients = clients;
        this.members = members;
        this.seed = seed;
        this.size = size;
    }

    void ensure(Member member) {
        if (known.contains(member)) {
            return;
        }
        var done = done(member);
        if (store.read(Duration.ZERO, documents -> documents.get(done)).isEmpty()) {
            store.transact(member.id().value(), documents -> {
                if (documents.get(done).isEmpty()) {
                    fill(member, documents);
                    documents.put(done, Json.object().put("seed", seed));
                }
                return documents;
            });
        }
        known.add(member);
    }

    /** What the furniture of the account means, from furnishing it once more where nobody sees it. */
    List<Declared> truth(Member member) {
        return new InMemoryStore(clock).transact(member.id().value(), documents -> fill(member, documents));
    }

    private List<Declared> fill(Member member, Documents documents) {
        var random = new Random(seed * 31 + member.index());
        var premises = new Premises(
                member,
                members,
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                random,
                member.isNamed() ? 1 : size,
                (region, time) -> new SandboxAwsAccount(
                        new SeedingCalls(new Place(member.id(), region), documents, time, random), clients),
                new ArrayList<>(),
                new ArrayList<>());
        for (var furniture : FURNITURE) {
            furniture.furnish(premises);
        }
        return List.copyOf(premises.declared());
    }

    private static Key done(Member member) {
        return new Shelf(member.id().value(), Shelf.GLOBAL, "sandbox", "furnished").key("once");
    }
}
