package io.strongroom.sandbox.s3;

import io.strongroom.domain.json.Json;
import io.strongroom.sandbox.calls.Calls;
import io.strongroom.sandbox.calls.Page;
import io.strongroom.sandbox.calls.PolicyText;
import io.strongroom.sandbox.calls.Principals;
import io.strongroom.sandbox.store.Documents;
import io.strongroom.sandbox.store.Shelf;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.BucketLocationConstraint;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.CreateBucketResponse;
import software.amazon.awssdk.services.s3.model.DeleteBucketRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketResponse;
import software.amazon.awssdk.services.s3.model.GetBucketLocationRequest;
import software.amazon.awssdk.services.s3.model.GetBucketLocationResponse;
import software.amazon.awssdk.services.s3.model.HeadBucketRequest;
import software.amazon.awssdk.services.s3.model.HeadBucketResponse;
import software.amazon.awssdk.services.s3.model.ListBucketsRequest;
import software.amazon.awssdk.services.s3.model.ListBucketsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.ObjectLockConfiguration;
import software.amazon.awssdk.services.s3.model.ObjectLockEnabled;
import software.amazon.awssdk.services.s3.model.ObjectOwnership;
import software.amazon.awssdk.services.s3.model.OwnershipControls;
import software.amazon.awssdk.services.s3.model.PublicAccessBlockConfiguration;
import software.amazon.awssdk.services.s3.model.VersioningConfiguration;

/** Buckets, whose names are taken once for all accounts of the world. */
final class S3Buckets {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final String FIRST_REGION = "us-east-1";
    private static final int PAGE = 10_000;
    private final Calls calls;

    private record Owner(String account, String region) {}

    S3Buckets(Calls calls) {
        this.calls = calls;
    }

    CreateBucketResponse create(Documents documents, CreateBucketRequest request) {
        var name = request.bucket();
        if (!NAME.matcher(name).matches() || name.contains("..")) {
            throw S3Errors.bad("InvalidBucketName", "The specified bucket is not valid.");
        }
        requireHere(request);
        var region = calls.place().region().value();
        if (find(documents, name).isPresent()) {
            if (region.equals(FIRST_REGION)) {
                return created(name);
            }
            throw S3Errors.ownedByYou();
        }
        if (!documents.claim(
                names().key(name), Json.tree(new Owner(calls.place().account().value(), region)))) {
            throw S3Errors.taken();
        }
        put(documents, furnished(request, new Bucket(name, region, calls.now(), Json.object())));
        return created(name);
    }

    private void requireHere(CreateBucketRequest request) {
        var configuration = request.createBucketConfiguration();
        var wanted = Optional.ofNullable(configuration)
                .map(all -> all.locationConstraintAsString())
                .orElse(FIRST_REGION);
        if (!wanted.equals(calls.place().region().value())) {
            throw S3Errors.bad(
                    "IllegalLocationConstraintException",
                    "The " + wanted
                            + " location constraint is incompatible for the region specific endpoint this request was sent to.");
        }
    }

    /** What S3 gives every new bucket since 2023. */
    private static Bucket furnished(CreateBucketRequest request, Bucket bucket) {
        var ownership = Optional.ofNullable(request.objectOwnership()).orElse(ObjectOwnership.BUCKET_OWNER_ENFORCED);
        var closed = bucket.with(
                        Bucket.PUBLIC_ACCESS,
                        PublicAccessBlockConfiguration.builder()
                                .blockPublicAcls(true)
                                .ignorePublicAcls(true)
                                .blockPublicPolicy(true)
                                .restrictPublicBuckets(true)
                                .build())
                .with(
                        Bucket.OWNERSHIP,
                        OwnershipControls.builder()
                                .rules(rule -> rule.objectOwnership(ownership))
                                .build());
        return Boolean.TRUE.equals(request.objectLockEnabledForBucket())
                ? closed.with(
                                Bucket.VERSIONING,
                                VersioningConfiguration.builder()
                                        .status(BucketVersioningStatus.ENABLED)
                                        .build())
                        .with(
                                Bucket.OBJECT_LOCK,
                                ObjectLockConfiguration.builder()
                                        .objectLockEnabled(ObjectLockEnabled.ENABLED)
                                        .build())
                : closed;
    }

    private static CreateBucketResponse created(String name) {
        return CreateBucketResponse.builder().location("/" + name).build();
    }

    HeadBucketResponse head(Documents documents, HeadBucketRequest request) {
        var bucket = require(documents, request.bucket(), request.expectedBucketOwner());
        return HeadBucketResponse.builder().bucketRegion(bucket.region()).build();
    }

    /** Objects are not simulated: every bucket is empty. */
    ListObjectsV2Response objects(Documents documents, ListObjectsV2Request request) {
        var bucket = require(documents, request.bucket(), request.expectedBucketOwner());
        return ListObjectsV2Response.builder()
                .name(bucket.name())
                .keyCount(0)
                .isTruncated(false)
                .build();
    }

    ListBucketsResponse list(Documents documents, ListBucketsRequest request) {
        var wanted = documents.list(shelf()).stream()
                .map(stored -> Bucket.read(stored.body()))
                .filter(bucket -> request.prefix() == null || bucket.name().startsWith(request.prefix()))
                .filter(bucket ->
                        request.bucketRegion() == null || bucket.region().equals(request.bucketRegion()))
                .toList();
        var page = Page.of(
                wanted,
                Bucket::name,
                request.continuationToken(),
                request.maxBuckets(),
                PAGE,
                () -> S3Errors.bad("InvalidArgument", "The continuation token provided is incorrect"));
        return ListBucketsResponse.builder()
                .buckets(page.map(bucket -> software.amazon.awssdk.services.s3.model.Bucket.builder()
                        .name(bucket.name())
                        .creationDate(bucket.created())
                        .bucketRegion(bucket.region())
                        .build()))
                .continuationToken(page.next())
                .build();
    }

    /** Answers in every Region. As ever, the first Region has no name here. */
    GetBucketLocationResponse location(Documents documents, GetBucketLocationRequest request) {
        var bucket = owned(documents, request.bucket(), request.expectedBucketOwner());
        var answer = GetBucketLocationResponse.builder();
        return (bucket.region().equals(FIRST_REGION)
                        ? answer.locationConstraint((BucketLocationConstraint) null)
                        : answer.locationConstraint(bucket.region()))
                .build();
    }

    DeleteBucketResponse delete(Documents documents, DeleteBucketRequest request) {
        var bucket = require(documents, request.bucket(), request.expectedBucketOwner());
        documents.delete(shelf().key(bucket.name()));
        documents.delete(names().key(bucket.name()));
        return DeleteBucketResponse.builder().build();
    }

    Optional<Bucket> find(Documents documents, String name) {
        return documents.get(shelf().key(name)).map(Bucket::read);
    }

    /** The caller's own bucket in the caller's Region. */
    Bucket require(Documents documents, String name, @Nullable String expectedOwner) {
        var bucket = owned(documents, name, expectedOwner);
        if (!isOfThisRegion(bucket)) {
            throw S3Errors.S3.error(
                    "PermanentRedirect",
                    301,
                    "The bucket you are attempting to access must be addressed using the specified endpoint: "
                            + bucket.region());
        }
        return bucket;
    }

    boolean isOfThisRegion(Bucket bucket) {
        return bucket.region().equals(calls.place().region().value());
    }

    private Bucket owned(Documents documents, String name, @Nullable String expectedOwner) {
        var account = calls.place().account().value();
        var bucket = find(documents, name);
        if (bucket.isEmpty()) {
            throw documents.get(names().key(name)).isPresent() ? S3Errors.denied() : S3Errors.noSuchBucket();
        }
        if (expectedOwner != null && !expectedOwner.equals(account)) {
            throw S3Errors.denied();
        }
        return bucket.get();
    }

    /** Throws when the bucket's own policy denies the action to the caller. */
    void requirePermitted(Documents documents, String name, String action) {
        boolean denied = find(documents, name)
                .flatMap(Bucket::policy)
                .map(PolicyText::parse)
                .filter(policy -> policy.denies(action, arn(name), calls.callerNames()))
                .isPresent();
        if (denied) {
            throw S3Errors.denied();
        }
    }

    boolean namesMissingPrincipals(Documents documents, PolicyText policy) {
        return Principals.anyMissing(documents, calls.place(), policy);
    }

    String arn(String name) {
        return "arn:" + calls.place().region().partition().id() + ":s3:::" + name;
    }

    void change(Documents documents, String name, @Nullable String expectedOwner, UnaryOperator<Bucket> how) {
        put(documents, how.apply(require(documents, name, expectedOwner)));
    }

    private void put(Documents documents, Bucket bucket) {
        documents.put(shelf().key(bucket.name()), bucket.write());
    }

    private Shelf shelf() {
        return calls.place().globalShelf("s3", "buckets");
    }

    private static Shelf names() {
        return new Shelf(Shelf.WORLD, Shelf.GLOBAL, "s3", "names");
    }
}
