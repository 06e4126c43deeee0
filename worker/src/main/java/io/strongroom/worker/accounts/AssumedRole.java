package io.strongroom.worker.accounts;

import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;

/** Credentials of an assumed role. When STS refuses our own, that is no fault of the account's. */
record AssumedRole(AwsCredentialsProvider session, HubCircuit circuit) implements AwsCredentialsProvider {
    @Override
    public AwsCredentials resolveCredentials() {
        try {
            return session.resolveCredentials();
        } catch (SdkException e) {
            throw circuit.judge(e);
        }
    }
}
