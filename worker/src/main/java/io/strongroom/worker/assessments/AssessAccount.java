package io.strongroom.worker.assessments;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.accounts.Target;
import io.strongroom.domain.assessments.AssessmentLeases;
import io.strongroom.domain.assessments.PartLease;
import io.strongroom.domain.assessments.RegionJudged;
import io.strongroom.domain.controls.ControlCatalog;
import io.strongroom.domain.findings.Finding;
import io.strongroom.domain.incidents.Place;
import io.strongroom.domain.incidents.StandingDetector.Standing;
import io.strongroom.domain.integrity.Expected;
import io.strongroom.domain.integrity.RegionBackups;
import io.strongroom.domain.inventory.Baseline;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.policies.Expectations;
import io.strongroom.worker.inventory.AccountReader;
import io.strongroom.worker.inventory.Gathering;
import io.strongroom.worker.inventory.backup.ResourceBackupsReader;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Assesses one account: Region by Region what is in them, then what has no Region. Each is written as soon as it is
 * judged, so that a worker that comes after a dead one goes on behind it.
 */
final class AssessAccount {
    private final AccountReader reader;
    private final ControlCatalog controls;
    private final AssessmentLeases leases;
    private final RegionsToAssess regions;
    private final Function<AccountId, Expectations> expectations;
    private final InstantSource clock;
    private final Consumer<Standing> standing;

    /** @param standing told how a Region stands before its baseline moves on, so that a crash between loses nothing */
    AssessAccount(
            AccountReader reader,
            ControlCatalog controls,
            AssessmentLeases leases,
            RegionsToAssess regions,
            Function<AccountId, Expectations> expectations,
            InstantSource clock,
            Consumer<Standing> standing) {
        this.reader = reader;
        this.controls = controls;
        this.leases = leases;
        this.regions = regions;
        this.expectations = expectations;
        this.clock = clock;
        this.standing = standing;
    }

    /**
     * Works until the account is finished.
     *
     * @param stopped whether to break off: the worker stops, or has lost the account
     * @throws io.strongroom.domain.assessments.PartLost when another worker has it
     */
    void run(PartLease lease, BooleanSupplier stopped) {
        var all = regions.of(lease.account());
        // Asked once: an account is judged by the same thresholds throughout.
        var expected = expectations.apply(lease.account());
        var wanted = controls.wanted(lease.controls());
        var whole = reader.gather(new Target(lease.account(), all.getFirst()), wanted, clock.instant(), stopped);
        var inventories = new ArrayList<Inventory>();
        // What looks at nothing in any Region has no need to look into them.
        for (var region : wanted.regional() ? all : List.<Region>of()) {
            region(lease, whole.at(lease.account(), region), whole, expected).ifPresent(inventories::add);
        }
        if (!lease.finished().contains(Finding.GLOBAL)) {
            if (inventories.isEmpty()) {
                inventories.add(inventory(Optional.empty(), whole, whole, expected));
            }
            var together = Inventory.together(inventories);
            var judged = new RegionJudged(
                    Finding.GLOBAL,
                    together.takenAt(),
                    false,
                    AccountReader.unread(together),
                    controls.judgeWhole(together, lease.controls()),
                    Optional.empty());
            leases.record(lease, judged);
        }
        leases.finish(lease, clock.instant());
    }

    /** Judges and writes one Region. @return what was read there; empty when nothing is there */
    private Optional<Inventory> region(PartLease lease, Gathering region, Gathering whole, Expectations expected) {
        var code = region.region().value();
        boolean finished = lease.finished().contains(code);
        var before = leases.baseline(lease.account(), code);
        // A Region that was wiped is no empty one until that has been said.
        boolean held = before.filter(Baseline::holdsBackups).isPresent();
        if (!held && reader.empty(region)) {
            if (!finished) {
                var none = lease.partial()
                        ? Optional.<RegionBackups>empty()
                        : Optional.of(RegionBackups.none(Expected.of(expected)));
                leases.record(
                        lease, new RegionJudged(code, region.now(), true, Map.of(), List.of(), Optional.empty(), none));
            }
            return Optional.empty();
        }
        var inventory = inventory(before, region, whole, expected);
        if (!finished) {
            // The next whole assessment compares with a whole one.
            var seen = lease.partial() ? Optional.<Baseline>empty() : Optional.of(Baseline.seenBy(inventory));
            seen.ifPresent(now -> standing.accept(
                    new Standing(new Place(lease.account(), code), before, now, expected, clock.instant())));
            leases.record(
                    lease,
                    new RegionJudged(
                            code,
                            region.now(),
                            false,
                            AccountReader.unread(inventory),
                            controls.judgeRegion(inventory, lease.controls()),
                            seen,
                            lease.partial() ? Optional.empty() : backups(region, inventory)));
        }
        return Optional.of(inventory);
    }

    /** Counted from the lists that were read already. */
    private static Optional<RegionBackups> backups(Gathering region, Inventory inventory) {
        return ResourceBackupsReader.of(region).map(counted -> RegionBackups.of(counted, inventory));
    }

    private Inventory inventory(Optional<Baseline> before, Gathering region, Gathering whole, Expectations expected) {
        var target = new Target(region.accountId(), region.region());
        var builder = Inventory.of(target, region.now()).expecting(expected);
        before.ifPresent(builder::since);
        reader.read(region, whole, builder);
        return builder.build();
    }
}
