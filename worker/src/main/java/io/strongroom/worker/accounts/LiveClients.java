package io.strongroom.worker.accounts;

import io.strongroom.domain.accounts.Partition;
import io.strongroom.domain.accounts.Region;
import io.strongroom.worker.aws.AwsFailure;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.endpoints.Endpoint;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.backup.BackupClient;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.guardduty.GuardDutyClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.mpa.MpaClient;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.ram.RamClient;
import software.amazon.awssdk.services.rbin.RbinClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.redshift.RedshiftClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3control.S3ControlClient;
import software.amazon.awssdk.services.s3control.S3ControlClientBuilder;
import software.amazon.awssdk.services.s3control.endpoints.S3ControlEndpointParams;
import software.amazon.awssdk.services.s3control.endpoints.S3ControlEndpointProvider;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sts.StsClient;

/** SDK clients: one for each service and Region, one HTTP client for all, one try for what changes something, time limits below the lease. */
final class LiveClients {
    private static final Map<Class<?>, Supplier<AwsClientBuilder<?, ?>>> BUILDERS = Map.ofEntries(
            Map.entry(AcmClient.class, AcmClient::builder),
            Map.entry(BackupClient.class, BackupClient::builder),
            Map.entry(CloudFormationClient.class, CloudFormationClient::builder),
            Map.entry(CloudTrailClient.class, CloudTrailClient::builder),
            Map.entry(CloudWatchClient.class, CloudWatchClient::builder),
            Map.entry(CloudWatchLogsClient.class, CloudWatchLogsClient::builder),
            Map.entry(ConfigClient.class, ConfigClient::builder),
            Map.entry(DynamoDbClient.class, DynamoDbClient::builder),
            Map.entry(Ec2Client.class, Ec2Client::builder),
            Map.entry(EfsClient.class, EfsClient::builder),
            Map.entry(EventBridgeClient.class, EventBridgeClient::builder),
            Map.entry(GuardDutyClient.class, GuardDutyClient::builder),
            Map.entry(IamClient.class, IamClient::builder),
            Map.entry(KmsClient.class, KmsClient::builder),
            Map.entry(MpaClient.class, MpaClient::builder),
            Map.entry(OrganizationsClient.class, OrganizationsClient::builder),
            Map.entry(RamClient.class, RamClient::builder),
            Map.entry(RbinClient.class, RbinClient::builder),
            Map.entry(RdsClient.class, RdsClient::builder),
            Map.entry(RedshiftClient.class, RedshiftClient::builder),
            Map.entry(S3Client.class, S3Client::builder),
            Map.entry(S3ControlClient.class, S3ControlClient::builder),
            Map.entry(SecretsManagerClient.class, SecretsManagerClient::builder),
            Map.entry(SecurityHubClient.class, SecurityHubClient::builder),
            Map.entry(SnsClient.class, SnsClient::builder),
            Map.entry(StsClient.class, StsClient::builder));

    /** Whoever calls must say as whom: a request without credentials of its own is a bug, and goes nowhere. */
    private static final AwsCredentialsProvider NOBODY = () -> {
        throw new IllegalStateException("a request without credentials of its own");
    };

    private static final int READ_ATTEMPTS = 3;

    private record Key(Class<?> type, software.amazon.awssdk.regions.Region region, boolean mutating) {}

    private final SdkHttpClient http;
    private final Duration callTimeout;
    private final Duration attemptTimeout;
    private final boolean endpointOverridden;
    private final Map<Key, Object> shared = new ConcurrentHashMap<>();

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
    <C> C client(Class<C> type, Region region, SignedAs who, boolean mutating) {
        var key = new Key(type, region(type, region), mutating);
        return who.client(type, shared.computeIfAbsent(key, this::make));
    }

    /** How many clients have been made so far: one for each service and Region, however many accounts and jobs. */
    int made() {
        return shared.size();
    }

    private Object make(Key key) {
        var maker = BUILDERS.get(key.type());
        if (maker == null) {
            throw new IllegalArgumentException("no such client: " + key.type().getSimpleName());
        }
        var builder = maker.get()
                .region(key.region())
                .credentialsProvider(NOBODY)
                .overrideConfiguration(limits(key.mutating()));
        if (builder instanceof AwsSyncClientBuilder<?, ?> sync) {
            sync.httpClient(http);
        }
        // Emulators answer on one address, where a bucket's name cannot be part of the host.
        if (builder instanceof S3ClientBuilder s3 && endpointOverridden) {
            s3.forcePathStyle(true);
        }
        // Nor can the account's number, which S3 Control puts there by its endpoint rules.
        if (builder instanceof S3ControlClientBuilder control && endpointOverridden) {
            control.endpointProvider(LiveClients::asGiven);
        }
        return ((software.amazon.awssdk.utils.builder.SdkBuilder<?, ?>) builder).build();
    }

    private static CompletableFuture<Endpoint> asGiven(S3ControlEndpointParams asked) {
        return Optional.ofNullable(asked.endpoint())
                .map(address -> CompletableFuture.completedFuture(
                        Endpoint.builder().url(URI.create(address)).build()))
                .orElseGet(() -> S3ControlEndpointProvider.defaultProvider().resolveEndpoint(asked));
    }

    private ClientOverrideConfiguration limits(boolean mutating) {
        return ClientOverrideConfiguration.builder()
                // Some calls put the account into the host's name, which an emulator's one address cannot have.
                .putAdvancedOption(SdkAdvancedClientOption.DISABLE_HOST_PREFIX_INJECTION, endpointOverridden)
                .apiCallTimeout(mutating ? attemptTimeout : callTimeout)
                .apiCallAttemptTimeout(attemptTimeout)
                .retryStrategy(mutating ? AwsRetryStrategy.doNotRetry() : retryingReads())
                .build();
    }

    /**
     * Throttles are left to our own pace, which tells the other workers. No bucket of retries: all accounts share the
     * client, and one whose calls fail must not use up the others' retries.
     */
    private static RetryStrategy retryingReads() {
        return StandardRetryStrategy.builder()
                .useClientDefaults(false)
                .maxAttempts(READ_ATTEMPTS)
                .circuitBreakerEnabled(false)
                .retryOnException(LiveClients::mayPass)
                .treatAsThrottling(failure -> false)
                .backoffStrategy(BackoffStrategy.exponentialDelay(Duration.ofMillis(100), Duration.ofSeconds(2)))
                .build();
    }

    private static boolean mayPass(Throwable failure) {
        return failure instanceof IOException
                || (failure instanceof SdkException sdk
                        && switch (AwsFailure.of(sdk).kind()) {
                            case TRANSIENT, TIMED_OUT -> true;
                            case DENIED, THROTTLED, SYSTEMIC, UNSUPPORTED, PERMANENT -> false;
                        });
    }

    private static software.amazon.awssdk.regions.Region region(Class<?> type, Region region) {
        if (type == IamClient.class || type == OrganizationsClient.class) {
            return switch (region.partition()) {
                case AWS -> software.amazon.awssdk.regions.Region.AWS_GLOBAL;
                case AWS_US_GOV -> software.amazon.awssdk.regions.Region.AWS_US_GOV_GLOBAL;
                case AWS_CN -> software.amazon.awssdk.regions.Region.AWS_CN_GLOBAL;
            };
        }
        // Multi-party approval is in one Region for all.
        var asked = type == MpaClient.class ? region.partition().globalRegion() : region;
        return software.amazon.awssdk.regions.Region.of(asked.value());
    }

    /** The Region to ask in when none is meant. */
    static Region anyRegion() {
        return Partition.AWS.globalRegion();
    }
}
