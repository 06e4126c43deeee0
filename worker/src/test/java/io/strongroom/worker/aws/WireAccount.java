package io.strongroom.worker.aws;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.AwsAccount;
import io.strongroom.domain.accounts.Region;
import java.net.URI;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.services.backup.BackupClient;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sts.StsClient;

/** An account of its own in moto, an AWS on the wire that we did not write. */
record WireAccount(AccountId id, Region region, Map<Class<?>, Object> clients) implements AwsAccount {
    private static final String VARIABLE = "STRONGROOM_MOTO_ENDPOINT";
    private static final Random NUMBERS = new Random();

    /** An account that nobody has used. Skips the test, and says so, when there is no moto. */
    static WireAccount fresh(Region region) {
        var endpoint = System.getProperty(VARIABLE, System.getenv().getOrDefault(VARIABLE, ""));
        Assumptions.assumeFalse(
                endpoint.isBlank(),
                "skipped: no moto. Install it with \"pip install 'moto[server]==5.2.1'\", start \"moto_server -H 127.0.0.1"
                        + " -p 5000\" and set " + VARIABLE + "=http://127.0.0.1:5000");
        var id = new AccountId("%012d".formatted(NUMBERS.nextLong(1_000_000_000_000L)));
        var credentials = assume(id, endpoint, region);
        return new WireAccount(
                id,
                region,
                Map.of(
                        KmsClient.class,
                        client(KmsClient.builder(), credentials, endpoint, region),
                        BackupClient.class,
                        client(BackupClient.builder(), credentials, endpoint, region),
                        S3Client.class,
                        client(S3Client.builder().forcePathStyle(true), credentials, endpoint, region),
                        IamClient.class,
                        client(IamClient.builder(), credentials, endpoint, region),
                        CloudTrailClient.class,
                        client(CloudTrailClient.builder(), credentials, endpoint, region),
                        CloudWatchClient.class,
                        client(CloudWatchClient.builder(), credentials, endpoint, region),
                        CloudWatchLogsClient.class,
                        client(CloudWatchLogsClient.builder(), credentials, endpoint, region),
                        SnsClient.class,
                        client(SnsClient.builder(), credentials, endpoint, region),
                        StsClient.class,
                        client(StsClient.builder(), credentials, endpoint, region)));
    }

    @Override
    public <C> C client(Class<C> sdkClient) {
        return sdkClient.cast(clients.get(sdkClient));
    }

    /** Moto makes an account on the fly for whoever assumes a role in it. */
    private static AwsCredentials assume(AccountId account, String endpoint, Region region) {
        try (var sts = client(StsClient.builder(), AwsBasicCredentials.create("test", "test"), endpoint, region)) {
            var given = sts.assumeRole(b -> b.roleArn("arn:aws:iam::" + account + ":role/StrongroomRemediation")
                            .roleSessionName("contract"))
                    .credentials();
            return AwsSessionCredentials.create(given.accessKeyId(), given.secretAccessKey(), given.sessionToken());
        }
    }

    private static <B extends AwsClientBuilder<B, C>, C> C client(
            B builder, AwsCredentials credentials, String endpoint, Region region) {
        return builder.endpointOverride(URI.create(endpoint))
                .region(software.amazon.awssdk.regions.Region.of(region.value()))
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .build();
    }
}
