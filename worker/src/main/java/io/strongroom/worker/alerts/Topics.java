package io.strongroom.worker.alerts;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;

/**
 * Clients of Amazon SNS, one for each Region that a topic is in: the topic's ARN says which, so that there is nothing to
 * configure. They act with Strongroom's own credentials, as its queue does, and never with those of a customer's account.
 */
final class Topics implements AutoCloseable {
    private final AwsCredentialsProvider credentials;
    private final Duration timeout;
    private final Map<String, SnsClient> clients = new ConcurrentHashMap<>();

    Topics(AwsCredentialsProvider credentials, Duration timeout) {
        this.credentials = credentials;
        this.timeout = timeout;
    }

    SnsClient in(String region) {
        return clients.computeIfAbsent(region, this::make);
    }

    /** One try: we try again ourselves, later and on the record. */
    private SnsClient make(String region) {
        return SnsClient.builder()
                .region(Region.of(region))
                .credentialsProvider(credentials)
                .httpClient(UrlConnectionHttpClient.builder()
                        .connectionTimeout(timeout)
                        .socketTimeout(timeout)
                        .build())
                .overrideConfiguration(
                        limits -> limits.apiCallTimeout(timeout).retryStrategy(AwsRetryStrategy.doNotRetry()))
                .build();
    }

    @Override
    public void close() {
        clients.values().forEach(SnsClient::close);
    }
}
