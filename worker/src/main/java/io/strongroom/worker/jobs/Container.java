package io.strongroom.worker.jobs;

import io.strongroom.domain.changes.WritableFacet;
import io.strongroom.domain.changes.WritableFacet.Bucket;
import io.strongroom.domain.changes.WritableFacet.BucketEncryption;
import io.strongroom.domain.changes.WritableFacet.BucketLogging;
import io.strongroom.domain.changes.WritableFacet.BucketPolicy;
import io.strongroom.domain.changes.WritableFacet.BucketPublicAccessBlock;
import io.strongroom.domain.changes.WritableFacet.BucketVersioning;
import io.strongroom.domain.changes.WritableFacet.CloudTrail;
import io.strongroom.domain.changes.WritableFacet.Iam;
import io.strongroom.domain.changes.WritableFacet.Kms;
import io.strongroom.domain.changes.WritableFacet.LegalHold;
import io.strongroom.domain.changes.WritableFacet.LogGroup;
import io.strongroom.domain.changes.WritableFacet.Logs;
import io.strongroom.domain.changes.WritableFacet.MetricFilter;
import io.strongroom.domain.changes.WritableFacet.RestoreTesting;
import io.strongroom.domain.changes.WritableFacet.RestoreTestingSelection;
import io.strongroom.domain.changes.WritableFacet.Role;
import io.strongroom.domain.changes.WritableFacet.RoleAttachment;
import io.strongroom.domain.changes.WritableFacet.RoleInlinePolicy;
import io.strongroom.domain.changes.WritableFacet.S3;
import io.strongroom.domain.changes.WritableFacet.Trail;
import io.strongroom.domain.changes.WritableFacet.TrailLogging;
import io.strongroom.domain.changes.WritableFacet.TrailSelectors;
import io.strongroom.domain.changes.WritableFacet.Vault;
import io.strongroom.domain.changes.WritableFacet.VaultLock;
import io.strongroom.domain.changes.WritableFacet.VaultPolicy;
import io.strongroom.domain.changes.WritableFacet.VaultTags;
import java.util.Optional;

/** What a facet is a part of, and goes with when that is deleted. */
final class Container {
    private Container() {}

    /** Empty for what stands by itself; a key outlives its deletion by weeks, so nothing goes with it. */
    static Optional<WritableFacet> of(WritableFacet facet) {
        return switch (facet) {
            case Kms kms -> Optional.empty();
            case S3 s3 -> bucket(s3).map(Bucket::new);
            case Iam iam -> role(iam).map(Role::new);
            case CloudTrail trail -> trail(trail).map(Trail::new);
            case Logs logs -> group(logs).map(LogGroup::new);
            case WritableFacet.CloudWatch alarm -> Optional.empty();
            case WritableFacet.Sns topic -> Optional.empty();
            case WritableFacet.Backup backup -> backup(backup);
        };
    }

    private static Optional<String> bucket(S3 facet) {
        return switch (facet) {
            case Bucket itself -> Optional.empty();
            case BucketEncryption(var bucket) -> Optional.of(bucket);
            case BucketPolicy(var bucket) -> Optional.of(bucket);
            case BucketVersioning(var bucket) -> Optional.of(bucket);
            case BucketLogging(var bucket) -> Optional.of(bucket);
            case BucketPublicAccessBlock(var bucket) -> Optional.of(bucket);
        };
    }

    private static Optional<String> role(Iam facet) {
        return switch (facet) {
            case Role itself -> Optional.empty();
            case WritableFacet.ManagedPolicy policy -> Optional.empty();
            case RoleAttachment(var role, var policy) -> Optional.of(role);
            case RoleInlinePolicy(var role, var policy) -> Optional.of(role);
        };
    }

    private static Optional<String> trail(CloudTrail facet) {
        return switch (facet) {
            case Trail itself -> Optional.empty();
            case TrailSelectors(var trail) -> Optional.of(trail);
            case TrailLogging(var trail) -> Optional.of(trail);
        };
    }

    private static Optional<String> group(Logs facet) {
        return switch (facet) {
            case LogGroup itself -> Optional.empty();
            case MetricFilter(var group, var filter) -> Optional.of(group);
        };
    }

    private static Optional<WritableFacet> backup(WritableFacet.Backup facet) {
        return switch (facet) {
            case Vault itself -> Optional.empty();
            case VaultTags(var vault) -> Optional.of(new Vault(vault));
            case VaultLock(var vault) -> Optional.of(new Vault(vault));
            case RestoreTesting itself -> Optional.empty();
            case RestoreTestingSelection(var plan, var selection) -> Optional.of(new RestoreTesting(plan));
            case VaultPolicy(var vault) -> Optional.of(new Vault(vault));
            case LegalHold hold -> Optional.empty();
        };
    }
}
