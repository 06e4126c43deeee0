package io.strongroom.worker.inventory.buckets;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.AwsAccount;
import io.strongroom.domain.accounts.ReadableAccounts;
import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.accounts.Target;
import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.Wanted;
import io.strongroom.worker.inventory.Gathering;
import io.strongroom.worker.inventory.ReadersForTests;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Request;

class BucketsReaderTest {
    private static final Told<String> UNTOLD = Told.unknown(new Coverage.Unsupported("s3:GetBucketPolicy"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NoSuchBucketPolicy",
                "NoSuchTagSet",
                "OwnershipControlsNotFoundError",
                "ObjectLockConfigurationNotFoundError"
            })
    void settingThatIsNotThereIsNone(String code) {
        assertEquals(Told.none(), told(S3Exception.builder().awsErrorDetails(code(code))));
    }

    @Test
    void bucketThatIsGoneMeanwhileHasNoSettingsThatAnybodyKnows() {
        assertEquals(UNTOLD, told(S3Exception.builder().awsErrorDetails(code("NoSuchBucket"))));
    }

    @Test
    void answerWithoutACodeIsUnknown() {
        var nothing = AwsErrorDetails.builder().errorMessage("?").build();
        assertEquals(UNTOLD, told(S3Exception.builder().awsErrorDetails(nothing)));
        assertEquals(UNTOLD, told(S3Exception.builder().message("?")));
    }

    @Test
    void bucketThatDoesNotTellWhereItIsStaysInTheList() {
        var listed = Bucket.builder().name("closed").build();
        assertEquals(
                Told.unknown(new Coverage.Denied("s3:GetBucketLocation")),
                BucketsReader.region(gathering(Closed::new), listed));
    }

    @Test
    void bucketThatTheListPlacesIsNotAsked() {
        var listed = Bucket.builder().name("open").bucketRegion("sa-east-1").build();
        assertEquals(Told.known(new Region("sa-east-1")), BucketsReader.region(gathering(NoAws::new), listed));
    }

    /** An account whose bucket policies let nobody in. */
    private record Closed(AccountId id, Region region) implements AwsAccount {
        @Override
        public <C> C client(Class<C> type) {
            return type.cast(Proxy.newProxyInstance(
                    type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                        if (arguments[0] instanceof S3Request) {
                            throw S3Exception.builder()
                                    .awsErrorDetails(code("AccessDenied"))
                                    .build();
                        }
                        return InvocationHandler.invokeDefault(proxy, method, arguments);
                    }));
        }
    }

    private static AwsErrorDetails code(String code) {
        return AwsErrorDetails.builder().errorCode(code).build();
    }

    private static Told<String> told(AwsServiceException.Builder failure) {
        return BucketsReader.asked(gathering(NoAws::new), "s3:GetBucketPolicy", () -> {
            throw failure.build();
        });
    }

    private static Gathering gathering(ReadableAccounts accounts) {
        return ReadersForTests.of(accounts, List.of(new BucketsReader()))
                .gather(
                        new Target(Samples.ACCOUNT, new Region("eu-west-1")),
                        Wanted.everything(),
                        Samples.NOW,
                        () -> false);
    }

    private record NoAws(AccountId id, Region region) implements AwsAccount {
        @Override
        public <C> C client(Class<C> sdkClient) {
            throw new AssertionError("nobody calls " + sdkClient);
        }
    }
}
