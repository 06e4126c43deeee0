package io.strongroom.domain.controls.monitoring;

import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Shortcomings;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.backup.BackupSettings;
import io.strongroom.domain.inventory.backup.JobTotals;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Few jobs of any kind fail or run out of time. */
@Singleton
final class BackupJobsSucceed implements Control<BackupSettings> {
    private static final Set<String> BAD = Set.of("FAILED", "EXPIRED", "PARTIAL");

    private static final ControlSpec<BackupSettings> SPEC = ControlSpec.of("MON-20", Kinds.BACKUP_SETTINGS)
            .title("Backup, copy, restore and scan jobs rarely fail or expire")
            .severity(Severity.MEDIUM)
            .steps("3.2", "6.1")
            .reads(Kinds.JOB_TOTALS)
            .frameworks("NIST CP-9,SI-4 [E]; ISO A.8.13 [E]; SOC2 A1.2 [E]")
            .build();

    @Override
    public ControlSpec<BackupSettings> spec() {
        return SPEC;
    }

    @Override
    public boolean concerns(BackupSettings settings, Inventory inventory) {
        return inventory.all(Kinds.JOB_TOTALS).stream().anyMatch(BackupJobsSucceed::over);
    }

    @Override
    public Verdict judge(BackupSettings settings, Inventory inventory) {
        var most = inventory.expectations().failureShare();
        var totals = inventory.all(Kinds.JOB_TOTALS).stream()
                .filter(BackupJobsSucceed::over)
                .collect(Collectors.groupingBy(JobTotals::jobKind, TreeMap::new, Collectors.toList()));
        var facts = Json.object().put("askedShare", most);
        var found = Shortcomings.of("Too many jobs went wrong:");
        totals.forEach((kind, all) -> {
            var bad = all.stream().filter(one -> BAD.contains(one.state())).toList();
            long wrong = count(bad);
            long done = count(all);
            var about = facts.putObject(kind).put("done", done).put("wrong", wrong);
            bad.forEach(
                    one -> about.put(one.message(), about.path(one.message()).asLong() + one.jobs()));
            found.unless(
                    () -> wrong <= most * done, wrong + " of " + done + " of kind " + kind.toLowerCase(Locale.ROOT));
        });
        return found.verdict(facts);
    }

    private static boolean over(JobTotals totals) {
        return totals.jobs() > 0
                && (BAD.contains(totals.state()) || totals.state().equals("COMPLETED"));
    }

    private static long count(List<JobTotals> totals) {
        return totals.stream().mapToLong(JobTotals::jobs).sum();
    }
}
