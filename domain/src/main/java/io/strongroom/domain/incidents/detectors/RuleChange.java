package io.strongroom.domain.incidents.detectors;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.inventory.backup.BackupSchedule;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one rule of a backup plan does less than before.
 *
 * @param called as a sentence names it
 * @param old as the last assessment saw it
 * @param fresh as the call puts it
 * @param day of the call: schedules are compared from then on
 */
record RuleChange(String called, JsonNode old, JsonNode fresh, LocalDate day) {
    private static final long FOR_EVER = Long.MAX_VALUE;

    void addTo(Losses losses) {
        retention(losses);
        schedule(losses);
        targets(losses);
        copies(losses);
        if (old.path("continuous").asBoolean()
                && !fresh.path("enableContinuousBackup").asBoolean()) {
            losses.sure(called + " has no continuous backup any more");
        }
        if (old.path("scans").asBoolean() && fresh.path("scanActions").isEmpty()) {
            losses.sure(called + " scans for malware no more");
        }
    }

    private void retention(Losses losses) {
        long before = kept(old.path("lifecycle"));
        long now = kept(fresh.path("lifecycle"));
        if (now < before) {
            losses.sure(called + " keeps for " + now + " days, before " + lasting(before));
        }
        if (byEvent(fresh.path("lifecycle")) && !byEvent(old.path("lifecycle"))) {
            losses.sure(called + " deletes what it made as soon as it is copied");
        }
    }

    /** In one zone for both: a day that is longer where clocks change makes no schedule rarer. */
    private void schedule(Losses losses) {
        var before = text(old, "schedule").orElse(BackupSchedule.USUAL);
        var asked = text(fresh, "scheduleExpression");
        var now = asked.orElse(BackupSchedule.USUAL);
        if (now.equals(before)) {
            return;
        }
        if (asked.isEmpty()) {
            losses.sure(called + " has lost its schedule " + before + "; AWS starts it once a day");
            return;
        }
        var earlier = BackupSchedule.parse(before);
        var later = BackupSchedule.parse(now);
        if (earlier.isEmpty() || later.isEmpty()) {
            losses.untold(
                    called + " starts at " + now + ", before " + before + "; whether that is rarer could not be told");
        } else if (later.get().rarerThan(earlier.get(), ZoneOffset.UTC, day)) {
            losses.sure(called + " starts more rarely: " + now + ", before " + before);
        }
    }

    private void targets(Losses losses) {
        var before = old.path("targetVault").asText();
        var now = fresh.path("targetBackupVaultName").asText();
        if (!now.equals(before) && !now.endsWith(":backup-vault:" + before)) {
            losses.sure(called + " writes to vault " + (now.isEmpty() ? "none" : now) + ", before to " + before);
        }
        text(old, "airGappedVaultArn")
                .filter(arn -> text(fresh, "targetLogicallyAirGappedBackupVaultArn")
                        .filter(arn::equals)
                        .isEmpty())
                .ifPresent(arn -> losses.sure(called + " writes to the air-gapped vault " + arn + " no more"));
    }

    /** Of several copies to one vault the longest counts, before and now. */
    private void copies(Losses losses) {
        var seen = new ArrayList<String>();
        for (var copy : old.path("copies")) {
            var to = copy.path("destinationVaultArn").asText();
            if (seen.contains(to)) {
                continue;
            }
            seen.add(to);
            var now = copiesTo(fresh.path("copyActions"), "destinationBackupVaultArn", to);
            long before = longest(copiesTo(old.path("copies"), "destinationVaultArn", to));
            if (now.isEmpty()) {
                losses.sure(called + " copies to " + to + " no more");
            } else if (longest(now) < before) {
                losses.sure(called + " keeps its copy in " + to + " for " + longest(now) + " days, before "
                        + lasting(before));
            }
        }
    }

    private static List<JsonNode> copiesTo(JsonNode copies, String field, String vault) {
        var found = new ArrayList<JsonNode>();
        copies.forEach(copy -> {
            if (copy.path(field).asText().equals(vault)) {
                found.add(copy);
            }
        });
        return found;
    }

    private static long longest(List<JsonNode> copies) {
        return copies.stream()
                .mapToLong(copy -> kept(copy.path("lifecycle")))
                .max()
                .orElse(0);
    }

    private static String lasting(long days) {
        return days == FOR_EVER ? "for ever" : "for " + days;
    }

    private static boolean byEvent(JsonNode lifecycle) {
        return text(lifecycle, "deleteAfterEvent").isPresent();
    }

    private static Optional<String> text(JsonNode from, String field) {
        return Optional.of(from.path(field))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .filter(text -> !text.isBlank());
    }

    /** Days that a lifecycle keeps for; what says nothing, or minus one, keeps for ever. */
    static long kept(JsonNode lifecycle) {
        return SeenVault.days(lifecycle, "deleteAfterDays")
                .filter(days -> days > 0)
                .orElse(FOR_EVER);
    }
}
