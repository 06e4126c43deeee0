package io.strongroom.worker.queue;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.strongroom.domain.accounts.AccountId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;

/** Points the SDK at moto, in an account that nobody has used: moto makes one for whoever assumes a role in it. */
public final class MotoForTests implements QuarkusTestResourceLifecycleManager {
    static final AccountId ACCOUNT = new AccountId("%012d".formatted(new Random().nextLong(1_000_000_000_000L)));
    private static final String VARIABLE = "STRONGROOM_MOTO_ENDPOINT";
    private static final String ENDPOINT =
            System.getProperty(VARIABLE, System.getenv().getOrDefault(VARIABLE, ""));

    @Override
    public Map<String, String> start() {
        if (!ENDPOINT.isBlank()) {
            System.setProperty("aws.endpointUrl", ENDPOINT);
            System.setProperty("aws.accessKeyId", "test");
            System.setProperty("aws.secretAccessKey", "test");
        }
        return Map.of(
                "strongroom.aws",
                "live",
                "strongroom.aws.read-role-name",
                "StrongroomRead",
                "strongroom.aws.remediate-role-name",
                "StrongroomRemediate",
                "strongroom.aws.accounts.\"" + ACCOUNT + "\".external-id",
                "an-external-id");
    }

    @Override
    public void stop() {
        List.of("aws.endpointUrl", "aws.accessKeyId", "aws.secretAccessKey").forEach(System::clearProperty);
    }

    /** Skips the test, and says so, when there is no moto. */
    static void required() {
        Assumptions.assumeFalse(
                ENDPOINT.isBlank(),
                "skipped: no moto. Install it with \"pip install 'moto[server]==5.2.1'\", start \"moto_server -H 127.0.0.1"
                        + " -p 5000\" and set " + VARIABLE + "=http://127.0.0.1:5000");
    }
}
