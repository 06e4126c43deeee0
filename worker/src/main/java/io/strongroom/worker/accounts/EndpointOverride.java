package io.strongroom.worker.accounts;

/** Whether the SDK is told to call something else than AWS; it reads the setting itself. */
public final class EndpointOverride {
    private EndpointOverride() {}

    public static boolean set() {
        return System.getenv().keySet().stream().anyMatch(name -> name.startsWith("AWS_ENDPOINT_URL"))
                || System.getProperty("aws.endpointUrl") != null;
    }
}
