package io.strongroom.worker.accounts;

import io.strongroom.domain.accounts.Partition;
import io.strongroom.domain.accounts.Region;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.backup.BackupClient;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sts.StsClient;

/** Makes SDK clients: one HTTP client for all, one try for what changes something, time limits below the lease. */
final class LiveClients {
    private static final Map<Class<?>, Supplier<AwsClientBuilder<?, ?>>> BUILDERS = Map.ofEntries(
            Map.entry(BackupClient.class, BackupClient::builder),
            Map.entry(CloudTrailClient.class, CloudTrailClient::builder),
            Map.entry(CloudWatchClient.class, CloudWatchClient::builder),
            Map.entry(CloudWatchLogsClient.class, CloudWatchLogsClient::builder),
            Map.entry(IamClient.class, IamClient::builder),
            Map.entry(KmsClient.class, KmsClient::builder),
            Map.entry(OrganizationsClient.class, OrganizationsClient::builder),
            Map.entry(S3Client.class, S3Client::builder),
            Map.entry(SnsClient.class, SnsClient::builder),
            Map.entry(StsClient.class, StsClient::builder));

    private final SdkHttpClient http;
    private final Duration callTimeout;
    private final Duration attemptTimeout;
    private final boolean endpointOverridden;

    /** @param endpointOverridden whether AWS_ENDPOINT_URL or its like is set; the SDK itself reads it */
    LiveClients(Duration callTimeout, Duration attemptTimeout, boolean endpointOverridden) {
        this.http = UrlConnectionHttpClient.builder()
                .connectionTimeout(Duration.ofSeconds(3))
                .socketTimeout(attemptTimeout)
                .build();
        this.callTimeout = callTimeout;
        this.attemptTimeout = attemptTimeout;
        this.endpointOverridden = endpointOverridden;
    }

    /** @throws IllegalArgumentException when no such client is known */
    <C> C client(Class<C> type, Region region, AwsCredentialsProvider credentials, boolean mutating) {
        var maker = BUILDERS.get(type);
        if (maker == null) {
            throw new IllegalArgumentException("no such client: " + type.getSimpleName());
        }
        var builder = maker.get()
                .region(region(type, region))
                .credentialsProvider(credentials)
                .overrideConfiguration(limits(mutating));
        if (builder instanceof AwsSyncClientBuilder<?, ?> sync) {
            sync.httpClient(http);
        }
        // Emulators answer on one address, where a bucket's name cannot be part of the host.
        if (builder instanceof S3ClientBuilder s3 && endpointOverridden) {
            s3.forcePathStyle(true);
        }
        return type.cast(((software.amazon.awssdk.utils.builder.SdkBuilder<?, ?>) builder).build());
    }

    private ClientOverrideConfiguration limits(boolean mutating) {
        return ClientOverrideConfiguration.builder()
                .apiCallTimeout(mutating ? attemptTimeout : callTimeout)
                .apiCallAttemptTimeout(attemptTimeout)
                .retryStrategy(mutating ? AwsRetryStrategy.doNotRetry() : AwsRetryStrategy.standardRetryStrategy())
                .build();
    }

    private static software.amazon.awssdk.regions.Region region(Class<?> type, Region region) {
        if (type == IamClient.class || type == OrganizationsClient.class) {
            return switch (region.partition()) {
                case AWS -> software.amazon.awssdk.regions.Region.AWS_GLOBAL;
                case AWS_US_GOV -> software.amazon.awssdk.regions.Region.AWS_US_GOV_GLOBAL;
                case AWS_CN -> software.amazon.awssdk.regions.Region.AWS_CN_GLOBAL;
            };
        }
        return software.amazon.awssdk.regions.Region.of(region.value());
    }

    /** The Region to ask in when none is meant. */
    static Region anyRegion() {
        return Partition.AWS.globalRegion();
    }
}
