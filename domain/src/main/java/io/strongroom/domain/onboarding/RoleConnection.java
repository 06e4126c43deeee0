package io.strongroom.domain.onboarding;

import java.util.Optional;

/**
 * How one of an account's two roles was found.
 *
 * @param withExternalId what came of trying it as Strongroom does
 * @param withoutExternalId what came of trying it without showing the ExternalId: it has to stay shut
 * @param version of the template that it says it comes from
 * @param powers what it may do of what is needed
 */
public record RoleConnection(
        String arn, Opening withExternalId, Opening withoutExternalId, Optional<Integer> version, Powers powers) {

    /** Whether anybody whom the worker works for could have it opened: the confused deputy. */
    public boolean exposed() {
        return withoutExternalId.open();
    }
}
