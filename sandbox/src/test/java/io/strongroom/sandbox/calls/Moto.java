package io.strongroom.sandbox.calls;

import java.net.URI;
import org.junit.jupiter.api.Assumptions;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/** Clients for moto, the second opinion on the wire. Tests that need it are skipped, and say so, when none is running. */
public final class Moto {
    private static final String VARIABLE = "STRONGROOM_MOTO_ENDPOINT";

    private Moto() {}

    public static <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C client(B builder) {
        return builder.endpointOverride(URI.create(endpoint()))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .region(Region.EU_WEST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .build();
    }

    /** For what would be in the way of other tests on the same server: everything happens in an account of its own. */
    public static ClientOverrideConfiguration inAccount(String account) {
        return ClientOverrideConfiguration.builder()
                .putHeader("x-moto-account-id", account)
                .build();
    }

    private static String endpoint() {
        var endpoint = System.getProperty(VARIABLE, System.getenv().getOrDefault(VARIABLE, ""));
        Assumptions.assumeFalse(
                endpoint.isBlank(),
                "skipped: no moto. Install it with \"pip install 'moto[server]==5.2.1'\", start \"moto_server -H 127.0.0.1"
                        + " -p 5000\" and set " + VARIABLE + "=http://127.0.0.1:5000");
        return endpoint;
    }
}
