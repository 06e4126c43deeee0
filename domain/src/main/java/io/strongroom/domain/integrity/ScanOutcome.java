package io.strongroom.domain.integrity;

import io.strongroom.domain.events.AwsEvent;
import io.strongroom.domain.inventory.backup.MalwareScan;
import java.time.Instant;
import java.util.Optional;

/**
 * What a malware scan of a recovery point came to.
 *
 * @param vaultArn the vault that the recovery point is in; empty when AWS did not say
 * @param result {@code NO_THREATS_FOUND} or {@code THREATS_FOUND}; empty when the scan gave none
 */
public record ScanOutcome(
        String jobId,
        Optional<String> vaultArn,
        String recoveryPointArn,
        Optional<String> resourceArn,
        String state,
        Optional<String> result,
        Instant at) {
    /** The notice that tells it. */
    public static final String NOTICE = "aws.backup:Scan Job State Change";

    /** Of the list of scan jobs; empty while it is under way. */
    public static Optional<ScanOutcome> of(MalwareScan scan) {
        return scan.over()
                ? Optional.of(new ScanOutcome(
                        scan.arn()
                                .substring(Math.max(
                                                scan.arn().lastIndexOf('/'),
                                                scan.arn().lastIndexOf(':'))
                                        + 1),
                        scan.vaultArn(),
                        scan.recoveryPointArn(),
                        scan.resourceArn(),
                        scan.state(),
                        scan.result(),
                        scan.completedAt().orElse(scan.createdAt())))
                : Optional.empty();
    }

    /** Of AWS Backup's notice; empty for anything else, and while the scan is under way. */
    public static Optional<ScanOutcome> of(AwsEvent event) {
        var job = event.told("scanJobId");
        var point = event.told("recoveryPointArn");
        var state = event.told("state").or(() -> event.told("status"));
        var result = Optional.of(event.detail()
                        .path("scanResult")
                        .path("scanResultStatus")
                        .asText())
                .filter(text -> !text.isBlank());
        boolean over = result.isPresent() || state.filter("FAILED"::equals).isPresent();
        return event.word().equals(NOTICE) && over && job.isPresent() && point.isPresent()
                ? Optional.of(new ScanOutcome(
                        job.get(),
                        event.told("backupVaultArn"),
                        point.get(),
                        event.told("resourceArn"),
                        state.orElse("UNKNOWN"),
                        result,
                        event.at()))
                : Optional.empty();
    }

    /** Whether malware was found. */
    public boolean infected() {
        return result.filter("THREATS_FOUND"::equals).isPresent();
    }

    /** Whether all of it was looked at and nothing found. */
    public boolean clean() {
        return state.equals("COMPLETED")
                && result.filter("NO_THREATS_FOUND"::equals).isPresent();
    }

    /** The later of two. */
    static ScanOutcome latest(ScanOutcome known, ScanOutcome told) {
        return told.at.isBefore(known.at) ? known : told;
    }
}
