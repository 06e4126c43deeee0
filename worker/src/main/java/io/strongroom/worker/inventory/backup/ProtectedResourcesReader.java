package io.strongroom.worker.inventory.backup;

import io.strongroom.domain.inventory.Kind;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.backup.ProtectedResource;
import io.strongroom.domain.inventory.backup.Vault;
import io.strongroom.worker.inventory.Gathering;
import io.strongroom.worker.inventory.KindReader;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.backup.BackupClient;

/** What AWS Backup has backed up; the newest copy in an air-gapped vault comes from the lists of those vaults. */
@Singleton
final class ProtectedResourcesReader implements KindReader<ProtectedResource> {
    @Override
    public Kind<ProtectedResource> kind() {
        return Kinds.PROTECTED_RESOURCES;
    }

    @Override
    public List<ProtectedResource> read(Gathering from) {
        var backup = from.client(BackupClient.class);
        var listed = from.call(
                "backup:ListProtectedResources",
                () -> backup.listProtectedResourcesPaginator(request -> request.maxResults(1000)).results().stream()
                        .toList());
        if (listed.isEmpty()) {
            return List.of();
        }
        var airGapped = from.told("backup:ListRecoveryPointsByBackupVault", () -> Optional.of(airGapped(from)));
        return listed.stream()
                .map(one -> new ProtectedResource(
                        one.resourceArn(),
                        Optional.ofNullable(one.resourceType()).orElse("Unknown"),
                        Optional.ofNullable(one.lastBackupTime()),
                        Optional.ofNullable(one.lastBackupVaultArn()),
                        newest(airGapped, one.resourceArn())))
                .toList();
    }

    private static Told<Instant> newest(Told<Map<String, Instant>> airGapped, String resource) {
        return switch (airGapped) {
            case Told.Known<Map<String, Instant>>(var newest) ->
                Optional.ofNullable(newest.get(resource)).map(Told::known).orElseGet(Told::none);
            case Told.None<Map<String, Instant>> none -> Told.none();
            case Told.Unknown<Map<String, Instant>>(var why) -> Told.unknown(why);
        };
    }

    private static Map<String, Instant> airGapped(Gathering from) {
        var newest = new HashMap<String, Instant>();
        from.all(Kinds.VAULTS).stream()
                .filter(Vault::airGapped)
                .forEach(vault -> RecoveryPointsReader.groups(from, vault)
                        .newest()
                        .forEach((resource, at) -> newest.merge(resource, at, (a, b) -> a.isAfter(b) ? a : b)));
        return newest;
    }
}
