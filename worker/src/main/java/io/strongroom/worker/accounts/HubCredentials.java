package io.strongroom.worker.accounts;

import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;

/** The process's own credentials; that there are none opens the circuit. */
record HubCredentials(AwsCredentialsProvider ambient, HubCircuit circuit) implements AwsCredentialsProvider {
    @Override
    public AwsCredentials resolveCredentials() {
        try {
            return ambient.resolveCredentials();
        } catch (SdkException e) {
            // Whatever kept them from us, a hub role that cannot be assumed included, it is the same for all jobs.
            throw circuit.missing(e);
        }
    }
}
