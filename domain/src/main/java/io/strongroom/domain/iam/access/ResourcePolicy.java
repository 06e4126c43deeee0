package io.strongroom.domain.iam.access;

import java.util.Locale;

/**
 * The policy on a resource.
 *
 * @param owner account number of the resource's owner
 */
public record ResourcePolicy(Policy policy, String owner) {

    /**
     * Whether nobody gets in without the resource's own policy, the owner's people included: so it is for keys and for
     * the trust of roles.
     */
    static boolean mustAllow(String action) {
        var asked = action.toLowerCase(Locale.ROOT);
        return asked.startsWith("kms:") || asked.startsWith("sts:assumerole");
    }
}
