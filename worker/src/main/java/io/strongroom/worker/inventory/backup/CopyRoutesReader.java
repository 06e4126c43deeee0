package io.strongroom.worker.inventory.backup;

import io.strongroom.domain.inventory.Kind;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.backup.CopyRoute;
import io.strongroom.worker.inventory.Gathering;
import io.strongroom.worker.inventory.KindReader;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.backup.BackupClient;
import software.amazon.awssdk.services.backup.model.CopyJob;

/** From which vault to which there have been copies, counted while the list of copy jobs goes by. */
@Singleton
final class CopyRoutesReader implements KindReader<CopyRoute> {
    @Override
    public Kind<CopyRoute> kind() {
        return Kinds.COPY_ROUTES;
    }

    private record Way(String source, String destination) {}

    private static final class Tally {
        private long completed;
        private long failed;
        private Optional<Instant> last = Optional.empty();
    }

    @Override
    public List<CopyRoute> read(Gathering from) {
        var backup = from.client(BackupClient.class);
        var ways = new LinkedHashMap<Way, Tally>();
        var counted = from.call("backup:ListCopyJobs", () -> {
            backup.listCopyJobsPaginator(request -> request.maxResults(1000))
                    .forEach(page -> page.copyJobs().forEach(job -> count(ways, job)));
            return ways;
        });
        return counted.entrySet().stream()
                .map(way -> route(way.getKey(), way.getValue()))
                .toList();
    }

    private static void count(Map<Way, Tally> ways, CopyJob job) {
        var tally = ways.computeIfAbsent(
                new Way(job.sourceBackupVaultArn(), job.destinationBackupVaultArn()), way -> new Tally());
        switch (Optional.ofNullable(job.stateAsString()).orElse("")) {
            case "COMPLETED" -> {
                tally.completed++;
                var at = Optional.ofNullable(job.completionDate());
                if (tally.last.isEmpty() || at.isPresent() && at.get().isAfter(tally.last.get())) {
                    tally.last = at;
                }
            }
            case "FAILED", "PARTIAL" -> tally.failed++;
            default -> {
                // Under way: neither.
            }
        }
    }

    private static CopyRoute route(Way way, Tally tally) {
        return new CopyRoute(
                way.source() + "#to/" + way.destination(),
                way.source(),
                way.destination(),
                tally.completed,
                tally.failed,
                tally.last);
    }
}
