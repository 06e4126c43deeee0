package io.strongroom.worker.inventory.buckets;

import io.strongroom.domain.inventory.Kind;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.buckets.AccountPublicAccess;
import io.strongroom.domain.inventory.buckets.Bucket;
import io.strongroom.worker.aws.AwsFailure;
import io.strongroom.worker.inventory.Gathering;
import io.strongroom.worker.inventory.KindReader;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.s3control.S3ControlClient;
import software.amazon.awssdk.services.s3control.model.NoSuchPublicAccessBlockConfigurationException;
import software.amazon.awssdk.services.s3control.model.S3ControlException;

/** Block Public Access of the account. */
@Singleton
final class AccountPublicAccessReader implements KindReader<AccountPublicAccess> {
    @Override
    public Kind<AccountPublicAccess> kind() {
        return Kinds.ACCOUNT_PUBLIC_ACCESS;
    }

    @Override
    public List<AccountPublicAccess> read(Gathering from) {
        return List.of(new AccountPublicAccess(
                "arn:" + from.region().partition().id() + ":s3::" + from.accountId() + ":public-access-block",
                from.told("s3:GetAccountPublicAccessBlock", () -> block(from))));
    }

    private static Optional<Bucket.PublicAccessBlock> block(Gathering from) {
        try {
            var block = from.client(S3ControlClient.class)
                    .getPublicAccessBlock(r -> r.accountId(from.accountId().value()))
                    .publicAccessBlockConfiguration();
            return Optional.of(new Bucket.PublicAccessBlock(
                    Boolean.TRUE.equals(block.blockPublicAcls()),
                    Boolean.TRUE.equals(block.ignorePublicAcls()),
                    Boolean.TRUE.equals(block.blockPublicPolicy()),
                    Boolean.TRUE.equals(block.restrictPublicBuckets())));
        } catch (S3ControlException e) {
            // The SDK knows this answer as an exception of its own only on some endpoints.
            if (e instanceof NoSuchPublicAccessBlockConfigurationException
                    || AwsFailure.of(e).code().equals("NoSuchPublicAccessBlockConfiguration")) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
