package io.strongroom.domain.integrity;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.events.AwsEvent;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What the feed told of a restore test or a malware scan. */
public sealed interface ToldProof {
    AccountId account();

    String region();

    /** A restore test. */
    record Restored(AccountId account, String region, RestoreOutcome outcome) implements ToldProof {}

    /** The same with more known of a restore test. */
    default ToldProof with(UnaryOperator<RestoreOutcome> more) {
        return switch (this) {
            case Restored(var account, var region, var told) -> new Restored(account, region, more.apply(told));
            case Scanned scan -> scan;
        };
    }

    /** A malware scan that is over. */
    record Scanned(AccountId account, String region, ScanOutcome outcome) implements ToldProof {}

    /** Empty when the event tells nothing of either. */
    static Optional<ToldProof> of(AwsEvent event) {
        return switch (event.word()) {
            case RestoreOutcome.NOTICE ->
                RestoreOutcome.of(event).map(outcome -> new Restored(event.account(), event.region(), outcome));
            case ScanOutcome.NOTICE ->
                ScanOutcome.of(event).map(outcome -> new Scanned(event.account(), event.region(), outcome));
            case String other -> Optional.empty();
        };
    }

    /** Whose of those it is; empty when that cannot be told. */
    default Optional<Subject> subject(Collection<ResourceBackups> known) {
        return switch (this) {
            case Restored(var account, var region, var told) ->
                Subject.of(told.vaultArn(), told.recoveryPointArn(), told.resourceArn(), known);
            case Scanned(var account, var region, var told) ->
                Subject.of(told.vaultArn(), told.recoveryPointArn(), told.resourceArn(), known);
        };
    }

    /** The evidence after it. */
    default BackupEvidence applied(BackupEvidence to, Instant now) {
        return switch (this) {
            case Restored(var account, var region, var told) -> to.with(told, now);
            case Scanned(var account, var region, var told) -> to.with(told, now);
        };
    }

    /** The recovery point that it is about. */
    default String recoveryPointArn() {
        return switch (this) {
            case Restored(var account, var region, var told) -> told.recoveryPointArn();
            case Scanned(var account, var region, var told) -> told.recoveryPointArn();
        };
    }

    /** The resource that it is about; empty when AWS did not say. */
    default Optional<String> resourceArn() {
        return switch (this) {
            case Restored(var account, var region, var told) -> told.resourceArn();
            case Scanned(var account, var region, var told) -> told.resourceArn();
        };
    }
}
