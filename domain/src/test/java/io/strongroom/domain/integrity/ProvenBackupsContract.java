package io.strongroom.domain.integrity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every memory of evidence does. Each test has accounts of its own. */
public abstract class ProvenBackupsContract {
    protected static final String REGION = "eu-west-1";
    private static final String OTHER_VAULT = Samples.VAULT_ARN + "-copies";

    protected abstract ProvenBackups backups();

    protected abstract ProofIntake intake();

    /** One that nobody else uses. */
    protected abstract AccountId account();

    /** A whole assessment of a Region. */
    protected abstract void assess(AccountId account, RegionBackups found, Instant at);

    /** One that could not list recovery points. */
    protected abstract void blind(AccountId account, String why, Instant at);

    private static EvidenceQuery of(AccountId account) {
        return Records.with(EvidenceQuery.all(100), "accounts", Set.of(account));
    }

    private static HeldBackups volume(int number) {
        return Held.held(Held.points(Samples.VAULT_ARN, Held.VOLUME + number, Held.POINT + number));
    }

    private static HeldBackups plain(HeldBackups held) {
        return Records.with(held, "encryption", new Encryption(Encryption.Holds.NO, "It is not encrypted."));
    }

    private BackupEvidence only(AccountId account) {
        var all = backups().list(of(account));
        assertEquals(1, all.size());
        return all.getFirst().backup();
    }

    @Test
    void whatIsProvenLeastComesFirstAndPagesGoOn() {
        var account = account();
        var region = new RegionBackups(
                Held.EXPECTED,
                List.of(Held.held(), volume(1), plain(volume(2)), volume(3), plain(volume(4))),
                List.of(Held.test()),
                Optional.empty(),
                List.of());
        assess(account, region, Held.NOW);
        var all = backups().list(of(account));
        assertEquals(
                List.of(Held.VOLUME + 2, Held.VOLUME + 4, Held.VOLUME + 1, Held.VOLUME + 3, Held.VOLUME),
                all.stream().map(one -> one.backup().subject().resourceArn()).toList());
        assertEquals(
                EvidenceRung.CONTENT_VERIFIED, all.getLast().backup().evidence().rung());
        assertEquals(Held.NOW, all.getLast().assessedAt());
        var paged = new ArrayList<KnownBackups>();
        var query = Records.with(of(account), "limit", 2);
        for (var page = backups().list(query); !page.isEmpty(); page = backups().list(query)) {
            paged.addAll(page);
            query = Records.with(
                    query,
                    "after",
                    EvidenceQuery.Position.parse(
                            EvidenceQuery.Position.of(page.getLast().backup()).text()));
        }
        assertEquals(all, paged);
    }

    @Test
    void filtersHold() {
        var account = account();
        var old = Records.with(volume(1), "newestAnywhere", Held.NOW.minus(Duration.ofDays(9)));
        var copy =
                Held.held(Records.with(Held.points(OTHER_VAULT, Held.VOLUME + 2, "arn:copy"), "resourceType", "EFS"));
        assess(account, Held.region(plain(Held.held()), old, copy), Held.NOW);
        var all = of(account);
        assertEquals(List.of(OTHER_VAULT), vaults(Records.with(all, "vaults", Set.of("prod-copies"))));
        assertEquals(List.of(OTHER_VAULT), vaults(Records.with(all, "types", Set.of("EFS"))));
        assertEquals(3, vaults(Records.with(all, "regions", Set.of(REGION))).size());
        assertEquals(List.of(), vaults(Records.with(all, "regions", Set.of("eu-north-1"))));
        assertEquals(
                1,
                vaults(Records.with(all, "rungs", Set.of(EvidenceRung.JOB_COMPLETED)))
                        .size());
        assertEquals(List.of(), vaults(Records.with(all, "visible", Set.of(account()))));
        var stale = backups().list(Records.with(all, "staleAt", Held.NOW));
        assertEquals(
                List.of(Held.VOLUME + 1),
                stale.stream().map(one -> one.backup().subject().resourceArn()).toList());
    }

    private List<String> vaults(EvidenceQuery query) {
        return backups().list(query).stream()
                .map(one -> one.backup().subject().vaultArn())
                .toList();
    }

    @Test
    void whatIsGoneIsGoneAndWhatATestSaidStays() {
        var account = account();
        var tested = new RegionBackups(
                Held.EXPECTED,
                List.of(Held.held(), volume(1)),
                List.of(Held.test()),
                Optional.empty(),
                List.of(Held.scan()));
        assess(account, tested, Held.NOW);
        assertEquals(2, backups().list(of(account)).size());
        // AWS has forgotten the test by then.
        assess(account, Held.region(Held.held()), Held.NOW.plus(Duration.ofDays(40)));
        var left = only(account);
        assertEquals(EvidenceRung.CONTENT_VERIFIED, left.evidence().rung());
        assertEquals(Optional.of(Held.scan()), left.proof().scan());
        assess(account, Held.region(Held.held()), Held.NOW.plus(Duration.ofDays(100)));
        assertEquals(EvidenceRung.ENCRYPTED, only(account).evidence().rung());
        assess(account, RegionBackups.none(Held.EXPECTED), Held.NOW.plus(Duration.ofDays(101)));
        assertEquals(List.of(), backups().list(of(account)));
    }

    @Test
    void whatCouldNotBeListedIsKeptAndSaidToBeOld() {
        var account = account();
        assess(account, Held.region(Held.held()), Held.NOW);
        blind(account, "denied backup:ListRecoveryPointsByBackupVault", Held.NOW.plusSeconds(60));
        var known = backups().list(of(account)).getFirst();
        assertEquals(Optional.of("denied backup:ListRecoveryPointsByBackupVault"), known.unread());
        assertEquals(1, proof(account).unread());
    }

    @Test
    void theFeedRaisesTheRungAndTheSumsWithIt() {
        var account = account();
        assess(account, Held.region(Held.held(), volume(1)), Held.NOW);
        assertEquals(2, proof(account).counts().byRung().get(EvidenceRung.ENCRYPTED));
        var told = new ToldProof.Restored(account, REGION, Held.test());
        intake().take(List.of(told, told), Held.NOW);
        assertEquals(1, proof(account).counts().byRung().get(EvidenceRung.CONTENT_VERIFIED));
        assertEquals(1, proof(account).counts().byRung().get(EvidenceRung.ENCRYPTED));
        var bad = Records.with(Held.test(), "validation", "FAILED");
        intake().take(List.of(new ToldProof.Restored(account, REGION, bad)), Held.NOW);
        assertEquals(2, proof(account).counts().byRung().get(EvidenceRung.ENCRYPTED));
        var infected = Records.with(Held.scan(), "result", "THREATS_FOUND");
        intake().take(List.of(new ToldProof.Scanned(account, REGION, infected)), Held.NOW);
        assertTrue(backups().list(of(account)).stream()
                .anyMatch(one -> one.backup().proof().scan().equals(Optional.of(infected))));
    }

    @Test
    void whatIsOfNoKnownBackupChangesNothing() {
        var account = account();
        intake().take(List.of(new ToldProof.Restored(account, REGION, Held.test())), Held.NOW);
        assess(account, Held.region(volume(1)), Held.NOW);
        intake().take(
                        List.of(
                                new ToldProof.Restored(account, REGION, Held.test()),
                                new ToldProof.Restored(account, "eu-north-1", Held.test())),
                        Held.NOW);
        assertEquals(Proof.none(), only(account).proof());
    }

    @Test
    void aResourceCountsByTheBestOfItsVaults() {
        var account = account();
        var copy = plain(Held.held(Held.points(OTHER_VAULT, Held.VOLUME, "arn:copy")));
        var further = Held.held(Records.with(Held.points(), "resourceArn", ResourceBackups.FURTHER));
        var dark = Records.with(volume(1), "encryption", new Encryption(Encryption.Holds.UNTOLD, "Nobody knows."));
        assess(
                account,
                new RegionBackups(
                        Held.EXPECTED,
                        List.of(Held.held(), copy, further, dark),
                        List.of(Held.test()),
                        Optional.empty(),
                        List.of()),
                Held.NOW);
        var counts = proof(account).counts();
        assertEquals(2, counts.resources());
        assertEquals(1, counts.byRung().get(EvidenceRung.CONTENT_VERIFIED));
        assertEquals(1, counts.byRung().get(EvidenceRung.JOB_COMPLETED));
        assertEquals(1, counts.untold());
        assertEquals(40, counts.points());
        assertEquals(10, counts.further());
        assertEquals(0, counts.stale());
        assertEquals(OptionalInt.of(50), counts.percent(EvidenceRung.RESTORE_TESTED));
        var late = Held.NOW.plus(Duration.ofDays(2));
        assertEquals(
                2, backups().score(Optional.of(Set.of(account)), late).counts().stale());
        var all = backups().score(Optional.of(Set.of(account)), Held.NOW);
        assertEquals(new RestoreProof(counts, 1, 1, 0), all);
    }

    @Test
    void accountWithoutBackupsIsInTheScorecardWithNone() {
        var account = account();
        assess(account, RegionBackups.none(Held.EXPECTED), Held.NOW);
        var proof = proof(account);
        assertEquals(ProofCounts.none(), proof.counts());
        assertEquals(OptionalInt.empty(), proof.counts().percent(EvidenceRung.ENCRYPTED));
        assertEquals(1, proof.regions());
        assertEquals(Held.NOW, proof.assessedAt());
        assertEquals(List.of(), backups().accounts(Optional.of(Set.of(account)), Optional.of(account), 10, Held.NOW));
    }

    private AccountProof proof(AccountId account) {
        return backups()
                .accounts(Optional.of(Set.of(account)), Optional.empty(), 10, Held.NOW)
                .getFirst();
    }
}
