package io.strongroom.sandbox.s3;

import com.fasterxml.jackson.databind.node.TextNode;
import io.strongroom.sandbox.calls.PolicyText;
import io.strongroom.sandbox.calls.PolicyText.Statement;
import io.strongroom.sandbox.store.Documents;
import software.amazon.awssdk.services.s3.model.DeleteBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketPolicyResponse;
import software.amazon.awssdk.services.s3.model.GetBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.GetBucketPolicyResponse;
import software.amazon.awssdk.services.s3.model.GetBucketPolicyStatusRequest;
import software.amazon.awssdk.services.s3.model.GetBucketPolicyStatusResponse;
import software.amazon.awssdk.services.s3.model.PublicAccessBlockConfiguration;
import software.amazon.awssdk.services.s3.model.PutBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.PutBucketPolicyResponse;

/** Bucket policies. */
final class S3Policies {
    private final S3Buckets buckets;

    S3Policies(S3Buckets buckets) {
        this.buckets = buckets;
    }

    private static final int LONGEST = 20 * 1024;

    GetBucketPolicyResponse get(Documents documents, GetBucketPolicyRequest request) {
        return GetBucketPolicyResponse.builder()
                .policy(policy(buckets.require(documents, request.bucket(), request.expectedBucketOwner())))
                .build();
    }

    GetBucketPolicyStatusResponse status(Documents documents, GetBucketPolicyStatusRequest request) {
        var policy =
                PolicyText.parse(policy(buckets.require(documents, request.bucket(), request.expectedBucketOwner())));
        return GetBucketPolicyStatusResponse.builder()
                .policyStatus(status -> status.isPublic(isPublic(policy)))
                .build();
    }

    private static String policy(Bucket bucket) {
        return bucket.policy().orElseThrow(() -> S3Errors.none("NoSuchBucketPolicy"));
    }

    PutBucketPolicyResponse put(Documents documents, PutBucketPolicyRequest request) {
        if (request.policy().length() > LONGEST) {
            throw S3Errors.bad("PolicyTooLarge", "The policy is longer than 20 KB");
        }
        var policy = sound(request.policy(), buckets.arn(request.bucket()));
        if (buckets.namesMissingPrincipals(documents, policy)) {
            throw S3Errors.malformedPolicy("Invalid principal in policy");
        }
        buckets.change(documents, request.bucket(), request.expectedBucketOwner(), bucket -> {
            if (blocksPublicPolicies(bucket) && isPublic(policy)) {
                throw S3Errors.denied();
            }
            return bucket.with(Bucket.POLICY, TextNode.valueOf(request.policy()));
        });
        return PutBucketPolicyResponse.builder().build();
    }

    DeleteBucketPolicyResponse delete(Documents documents, DeleteBucketPolicyRequest request) {
        buckets.change(
                documents, request.bucket(), request.expectedBucketOwner(), bucket -> bucket.without(Bucket.POLICY));
        return DeleteBucketPolicyResponse.builder().build();
    }

    private static PolicyText sound(String text, String bucketArn) {
        PolicyText policy;
        try {
            policy = PolicyText.parse(text);
        } catch (PolicyText.Malformed e) {
            throw S3Errors.malformedPolicy(e.why());
        }
        boolean elsewhere = policy.statements().stream()
                .flatMap(statement -> statement.resources().stream())
                .anyMatch(resource -> !resource.equals(bucketArn) && !resource.startsWith(bucketArn + "/"));
        if (elsewhere) {
            throw S3Errors.malformedPolicy("Policy has invalid resource");
        }
        return policy;
    }

    private static boolean blocksPublicPolicies(Bucket bucket) {
        return bucket.setting(Bucket.PUBLIC_ACCESS, PublicAccessBlockConfiguration.builder())
                .map(PublicAccessBlockConfiguration.Builder::build)
                .filter(block -> Boolean.TRUE.equals(block.blockPublicPolicy()))
                .isPresent();
    }

    private static boolean isPublic(PolicyText policy) {
        return policy.statements().stream().anyMatch(S3Policies::letsAnyoneIn);
    }

    private static boolean letsAnyoneIn(Statement statement) {
        return statement.allows()
                && statement.principals().contains("*")
                && statement.condition().isEmpty();
    }
}
