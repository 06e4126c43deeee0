package io.strongroom.worker.aws;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.accounts.AwsAccount;
import io.strongroom.domain.changes.Change;
import io.strongroom.domain.changes.WritableFacet.Bucket;
import io.strongroom.domain.changes.WritableFacet.BucketEncryption;
import io.strongroom.domain.changes.WritableFacet.BucketLogging;
import io.strongroom.domain.changes.WritableFacet.BucketPolicy;
import io.strongroom.domain.changes.WritableFacet.BucketPublicAccessBlock;
import io.strongroom.domain.changes.WritableFacet.BucketVersioning;
import io.strongroom.domain.changes.WritableFacet.S3;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;

/** Reads and writes buckets and their settings; every call but the one that makes a bucket names the owner it expects. */
final class S3Facets implements ServiceFacets<S3> {
    @Override
    public Optional<JsonNode> read(AwsAccount account, S3 facet) {
        var settings =
                new BucketSettings(account.client(S3Client.class), account.id().value());
        return switch (facet) {
            case Bucket(var bucket) -> buckets(account).read(bucket);
            case BucketEncryption(var bucket) -> settings.encryption(bucket);
            case BucketPolicy(var bucket) -> settings.policy(bucket);
            case BucketVersioning(var bucket) -> settings.versioning(bucket);
            case BucketLogging(var bucket) -> settings.logging(bucket);
            case BucketPublicAccessBlock(var bucket) -> settings.publicAccessBlock(bucket);
        };
    }

    @Override
    public Applied write(AwsAccount account, S3 facet, Change change, String token) {
        var puts = new BucketPuts(account.client(S3Client.class), account.id().value());
        var after = change.after();
        return switch (facet) {
            case Bucket(var bucket) ->
                after.isPresent()
                        ? buckets(account).create(bucket)
                        : buckets(account).delete(bucket);
            case BucketEncryption(var bucket) -> puts.encryption(bucket, after);
            case BucketPolicy(var bucket) -> puts.policy(bucket, after);
            case BucketVersioning(var bucket) -> puts.versioning(bucket, after);
            case BucketLogging(var bucket) -> puts.logging(bucket, after);
            case BucketPublicAccessBlock(var bucket) -> puts.publicAccessBlock(bucket, after);
        };
    }

    private static Buckets buckets(AwsAccount account) {
        return new Buckets(
                account.client(S3Client.class),
                account.id().value(),
                account.region().value());
    }
}
