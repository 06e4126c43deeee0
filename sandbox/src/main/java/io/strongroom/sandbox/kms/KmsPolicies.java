package io.strongroom.sandbox.kms;

import io.strongroom.sandbox.calls.Calls;
import io.strongroom.sandbox.calls.PolicyText;
import io.strongroom.sandbox.calls.Principals;
import io.strongroom.sandbox.store.Documents;
import software.amazon.awssdk.services.kms.model.GetKeyPolicyRequest;
import software.amazon.awssdk.services.kms.model.GetKeyPolicyResponse;
import software.amazon.awssdk.services.kms.model.PutKeyPolicyRequest;
import software.amazon.awssdk.services.kms.model.PutKeyPolicyResponse;

/** Key policies, and the check that keeps callers from locking themselves out. */
final class KmsPolicies {
    private static final String PUT = "kms:PutKeyPolicy";
    private static final int LONGEST = 32_768;
    private final Calls calls;
    private final KmsKeys keys;

    KmsPolicies(Calls calls, KmsKeys keys) {
        this.calls = calls;
        this.keys = keys;
    }

    /** What a key gets whose maker named no policy. */
    String usual() {
        return """
                {"Version":"2012-10-17","Id":"key-default-1","Statement":[{"Sid":"Enable IAM User Permissions",\
                "Effect":"Allow","Principal":{"AWS":"%s"},"Action":"kms:*","Resource":"*"}]}""".formatted(calls.place().globalArn("iam", "root"));
    }

    GetKeyPolicyResponse get(Documents documents, GetKeyPolicyRequest request) {
        requireDefault(request.policyName());
        var key = keys.byId(documents, request.keyId());
        return GetKeyPolicyResponse.builder()
                .policy(key.policy())
                .policyName("default")
                .build();
    }

    PutKeyPolicyResponse put(Documents documents, PutKeyPolicyRequest request) {
        requireDefault(request.policyName());
        boolean bypass = Boolean.TRUE.equals(request.bypassPolicyLockoutSafetyCheck());
        keys.change(
                documents,
                request.keyId(),
                key -> key.withPolicy(
                        accept(documents, request.policy(), key.metadata().arn(), bypass)));
        return PutKeyPolicyResponse.builder().build();
    }

    /** Gives back the policy when KMS would take it. */
    String accept(Documents documents, String policy, String keyArn, boolean bypass) {
        if (policy.length() > LONGEST) {
            throw KmsErrors.validation("The policy is longer than 32768 characters");
        }
        PolicyText text;
        try {
            text = PolicyText.parse(policy);
        } catch (PolicyText.Malformed e) {
            throw KmsErrors.malformedPolicy(e.why());
        }
        if (Principals.anyMissing(documents, calls.place(), text)) {
            throw KmsErrors.malformedPolicy("Policy contains a statement with one or more invalid principals.");
        }
        if (!bypass && !leavesCallerInCharge(text, keyArn)) {
            throw KmsErrors.malformedPolicy(
                    "The new key policy will not allow you to update the key policy in the future.");
        }
        return policy;
    }

    /** An Allow under conditions may suffice; a Deny counts when it holds now. */
    private boolean leavesCallerInCharge(PolicyText policy, String keyArn) {
        var names = calls.callerNames();
        boolean allowed = policy.statements().stream()
                .anyMatch(one -> one.allows() && one.names(PUT) && one.covers(keyArn) && one.concerns(names));
        return allowed && !policy.denies(PUT, keyArn, names);
    }

    private static void requireDefault(String name) {
        if (name != null && !name.equals("default")) {
            throw KmsErrors.notFound("No such policy exists");
        }
    }
}
