package io.strongroom.worker.aws;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.accounts.AwsAccount;
import io.strongroom.domain.arns.Arn;
import io.strongroom.domain.inventory.ReadOnlyFacet.IamPrincipal;
import io.strongroom.domain.json.Json;
import java.util.Optional;
import software.amazon.awssdk.services.iam.IamClient;

/** Whether a role or user of the account exists. Names are unique whatever the path, so the path is compared. */
final class PrincipalReader implements FacetReader<IamPrincipal> {
    @Override
    public Optional<JsonNode> read(AwsAccount account, IamPrincipal principal) {
        var arn = Arn.of(principal.arn());
        var iam = account.client(IamClient.class);
        return IamFacets.found(() -> {
                    var found = arn.resource().startsWith("user/")
                            ? iam.getUser(b -> b.userName(arn.name())).user().arn()
                            : iam.getRole(b -> b.roleName(arn.name())).role().arn();
                    return Optional.of(Json.object().put("arn", found));
                })
                .filter(state -> state.path("arn").asText().equals(principal.arn()));
    }
}
