package io.strongroom.domain.incidents.detectors;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.arns.Arn;
import io.strongroom.domain.incidents.Surroundings;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Organizations and OUs that an image is shared with. Their ARNs name the management account, and by that we tell our own
 * from others: one whose management account is not known may be ours, and is told.
 */
final class SharedOrganizations {
    private static final List<String> FIELDS = List.of("organizationArn", "organizationalUnitArn");

    private SharedOrganizations() {}

    static SortedSet<String> unknown(JsonNode request, Surroundings around) {
        var unknown = new TreeSet<String>();
        for (var item : request.path("launchPermission").path("add").path("items")) {
            for (var field : FIELDS) {
                var arn = item.path(field).asText();
                if (!arn.isEmpty() && !known(arn, around)) {
                    unknown.add(arn);
                }
            }
        }
        return unknown;
    }

    private static boolean known(String arn, Surroundings around) {
        return Arn.parse(arn)
                .map(Arn::account)
                .filter(AccountId::fits)
                .filter(account -> around.known(new AccountId(account))
                        || around.expectations().trustedAccounts().contains(account))
                .isPresent();
    }
}
