package io.strongroom.sandbox.iam;

/** What a root user may have to sign in with. */
public enum RootCredential {
    PASSWORD,
    MFA,
    ACCESS_KEYS
}
