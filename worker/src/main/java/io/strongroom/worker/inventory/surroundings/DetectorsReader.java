package io.strongroom.worker.inventory.surroundings;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.arns.Arn;
import io.strongroom.domain.inventory.Kind;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.surroundings.Detector;
import io.strongroom.worker.inventory.Gathering;
import io.strongroom.worker.inventory.KindReader;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.guardduty.GuardDutyClient;
import software.amazon.awssdk.services.guardduty.model.Condition;
import software.amazon.awssdk.services.guardduty.model.Finding;
import software.amazon.awssdk.services.guardduty.model.Resource;

/** The GuardDuty detector of a Region; none where GuardDuty is off. */
@Singleton
final class DetectorsReader implements KindReader<Detector> {
    @Override
    public Kind<Detector> kind() {
        return Kinds.DETECTORS;
    }

    private static final double HIGH = 7;
    /** Of findings that are as many as that, more would tell nothing new. */
    private static final int MOST = 200;

    private static final int AT_ONCE = 50;

    @Override
    public List<Detector> read(Gathering from) {
        var guardDuty = from.client(GuardDutyClient.class);
        var ids = from.call(
                "guardduty:ListDetectors",
                () -> guardDuty.listDetectorsPaginator().detectorIds().stream().toList());
        return from.each(ids, id -> detector(from, guardDuty, id));
    }

    private static Detector detector(Gathering from, GuardDutyClient guardDuty, String id) {
        var detector = from.call("guardduty:GetDetector", () -> guardDuty.getDetector(r -> r.detectorId(id)));
        return new Detector(
                Arn.of(
                                from.region().partition(),
                                "guardduty",
                                from.region().value(),
                                from.accountId().value(),
                                "detector/" + id)
                        .toString(),
                "ENABLED".equals(detector.statusAsString()),
                detector.features().stream()
                        .filter(feature -> "ENABLED".equals(feature.statusAsString()))
                        .map(feature -> feature.nameAsString())
                        .collect(Collectors.toUnmodifiableSet()),
                from.told("guardduty:GetAdministratorAccount", () -> administrator(guardDuty, id)),
                findings(from, guardDuty, id));
    }

    private static Optional<AccountId> administrator(GuardDutyClient guardDuty, String id) {
        return Optional.ofNullable(
                        guardDuty.getAdministratorAccount(r -> r.detectorId(id)).administrator())
                .map(administrator -> administrator.accountId())
                .filter(account -> !account.isEmpty())
                .map(AccountId::new);
    }

    private static Told<List<Detector.ThreatFinding>> findings(Gathering from, GuardDutyClient guardDuty, String id) {
        var open = Map.of(
                "severity", Condition.builder().greaterThanOrEqual((long) HIGH).build(),
                "service.archived", Condition.builder().equalsValue("false").build());
        var ids = from.told(
                "guardduty:ListFindings",
                () -> Optional.of(guardDuty
                        .listFindingsPaginator(r -> r.detectorId(id).findingCriteria(c -> c.criterion(open)))
                        .findingIds()
                        .stream()
                        .limit(MOST)
                        .toList()));
        return from.told(
                "guardduty:GetFindings",
                () -> Optional.of(chunks(ids.value().orElse(List.of())).stream()
                        .flatMap(some ->
                                guardDuty.getFindings(r -> r.detectorId(id).findingIds(some)).findings().stream())
                        .map(DetectorsReader::finding)
                        .toList()));
    }

    private static List<List<String>> chunks(List<String> ids) {
        return IntStream.iterate(0, start -> start < ids.size(), start -> start + AT_ONCE)
                .mapToObj(start -> ids.subList(start, Math.min(ids.size(), start + AT_ONCE)))
                .toList();
    }

    private static Detector.ThreatFinding finding(Finding finding) {
        return new Detector.ThreatFinding(
                finding.id(),
                finding.type(),
                finding.resource() == null ? "" : name(finding.resource()),
                Instant.parse(finding.updatedAt()));
    }

    /** What tells the resource apart: an ARN where GuardDuty gives one, else its name or id. */
    private static String name(Resource resource) {
        return Stream.of(
                        resource.s3BucketDetails().stream().findFirst().map(bucket -> bucket.arn()),
                        Optional.ofNullable(resource.recoveryPointDetails()).map(point -> point.recoveryPointArn()),
                        Optional.ofNullable(resource.accessKeyDetails()).map(key -> key.userName()),
                        Optional.ofNullable(resource.rdsDbInstanceDetails()).map(db -> db.dbInstanceArn()),
                        Optional.ofNullable(resource.instanceDetails()).map(instance -> instance.instanceId()),
                        Optional.ofNullable(resource.ebsSnapshotDetails()).map(snapshot -> snapshot.snapshotArn()))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse("");
    }
}
