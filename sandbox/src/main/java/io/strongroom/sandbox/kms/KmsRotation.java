package io.strongroom.sandbox.kms;

import io.strongroom.sandbox.calls.Calls;
import io.strongroom.sandbox.kms.KmsKey.Rotation;
import io.strongroom.sandbox.store.Documents;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.services.kms.model.DisableKeyRotationRequest;
import software.amazon.awssdk.services.kms.model.DisableKeyRotationResponse;
import software.amazon.awssdk.services.kms.model.EnableKeyRotationRequest;
import software.amazon.awssdk.services.kms.model.EnableKeyRotationResponse;
import software.amazon.awssdk.services.kms.model.GetKeyRotationStatusRequest;
import software.amazon.awssdk.services.kms.model.GetKeyRotationStatusResponse;
import software.amazon.awssdk.services.kms.model.KeyState;

/** Automatic rotation of key material. */
final class KmsRotation {
    private static final int USUAL_DAYS = 365;
    private final Calls calls;
    private final KmsKeys keys;

    KmsRotation(Calls calls, KmsKeys keys) {
        this.calls = calls;
        this.keys = keys;
    }

    EnableKeyRotationResponse enable(Documents documents, EnableKeyRotationRequest request) {
        keys.change(documents, request.keyId(), key -> {
            requireRotatable(key);
            var current = key.rotation().map(Rotation::days).orElse(USUAL_DAYS);
            int days = Optional.ofNullable(request.rotationPeriodInDays()).orElse(current);
            if (days < 90 || days > 2560) {
                throw KmsErrors.validation("1 validation error detected: Value '" + days
                        + "' at 'rotationPeriodInDays' failed to satisfy constraint: Member must be from 90 to 2560");
            }
            return key.withRotation(Optional.of(new Rotation(days, calls.now())));
        });
        return EnableKeyRotationResponse.builder().build();
    }

    DisableKeyRotationResponse disable(Documents documents, DisableKeyRotationRequest request) {
        keys.change(documents, request.keyId(), key -> {
            requireRotatable(key);
            return key.withRotation(Optional.empty());
        });
        return DisableKeyRotationResponse.builder().build();
    }

    GetKeyRotationStatusResponse status(Documents documents, GetKeyRotationStatusRequest request) {
        var key = keys.byId(documents, request.keyId());
        var answer = GetKeyRotationStatusResponse.builder()
                .keyId(key.metadata().arn())
                .keyRotationEnabled(false);
        if (!key.is(KeyState.PENDING_DELETION)) {
            key.rotation()
                    .ifPresent(rotation -> answer.keyRotationEnabled(true)
                            .rotationPeriodInDays(rotation.days())
                            .nextRotationDate(rotation.since().plus(Duration.ofDays(rotation.days()))));
        }
        return answer.build();
    }

    private static void requireRotatable(KmsKey key) {
        if (key.is(KeyState.DISABLED)) {
            throw KmsErrors.disabled(key.metadata().arn());
        }
        if (!key.rotatable()) {
            throw KmsErrors.unsupported(key.metadata().arn() + " does not support automatic rotation.");
        }
    }
}
