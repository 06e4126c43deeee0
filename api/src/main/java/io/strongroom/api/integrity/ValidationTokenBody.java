package io.strongroom.api.integrity;

import io.strongroom.api.http.ApiBody;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.integrity.RestoreValidations;
import io.strongroom.domain.integrity.ValidationRight;
import io.strongroom.domain.problems.FieldError;
import io.strongroom.domain.problems.Problem;
import io.strongroom.domain.problems.Rejected;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A right to validate as it is asked for. */
@Schema(
        name = "RestoreValidationTokenRequest",
        description = "For whom looks at what one restore job restored.",
        requiredProperties = {"accountId", "region", "restoreJobId"})
public record ValidationTokenBody(
        @Schema(description = "The account of the restore job.", examples = "123456789012", pattern = "^[0-9]{12}$")
        @Nullable
        String accountId,

        @Schema(description = "Its Region.", examples = "eu-west-1", maxLength = 64) @Nullable
        String region,

        @Schema(
                description = "The restore job.",
                examples = "9F1C8A54-2B1E-4C7D-8E0A-3F6B5D2C1A90",
                pattern = "^[A-Za-z0-9_-]{1,128}$")
        @Nullable
        String restoreJobId,

        @Schema(
                description = "How long the token holds: 1 to 168 hours, 24 when absent.",
                examples = "24",
                minimum = "1",
                maximum = "168")
        @Nullable
        Integer validForHours)
        implements ApiBody {
    private static final int USUAL_HOURS = 24;

    /** @throws Rejected {@code validation-failed} */
    ValidationRight checked(UUID id, String by, Instant now) {
        var errors = new ArrayList<FieldError>();
        var account = Optional.ofNullable(accountId).filter(AccountId::fits);
        var place = Optional.ofNullable(region).filter(Region::fits);
        var job = Optional.ofNullable(restoreJobId).filter(ValidationRight::fits);
        int hours = Optional.ofNullable(validForHours).orElse(USUAL_HOURS);
        if (account.isEmpty()) {
            errors.add(new FieldError("/accountId", "pattern", "must be twelve digits"));
        }
        if (place.isEmpty()) {
            errors.add(new FieldError("/region", "pattern", "must be a Region code such as eu-west-1"));
        }
        if (job.isEmpty()) {
            errors.add(new FieldError("/restoreJobId", "pattern", "must be a restore job's id"));
        }
        if (hours < 1 || hours > RestoreValidations.LONGEST.toHours()) {
            errors.add(
                    new FieldError("/validForHours", "range", "must be 1 to " + RestoreValidations.LONGEST.toHours()));
        }
        if (!errors.isEmpty()) {
            throw new Rejected(Problem.fields(errors));
        }
        return new ValidationRight(
                id,
                new AccountId(account.orElseThrow()),
                new Region(place.orElseThrow()),
                job.orElseThrow(),
                by,
                now,
                now.plus(Duration.ofHours(hours)));
    }
}
