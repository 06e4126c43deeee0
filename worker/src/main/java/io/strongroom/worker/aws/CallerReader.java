package io.strongroom.worker.aws;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.accounts.AwsAccount;
import io.strongroom.domain.inventory.ReadOnlyFacet.Caller;
import io.strongroom.domain.json.Json;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.sts.StsClient;

/** Who Strongroom is in the account. */
final class CallerReader implements FacetReader<Caller> {
    private static final Pattern SESSION = Pattern.compile("arn:(aws[a-z-]*):sts::([0-9]{12}):assumed-role/([^/]+)/.+");

    @Override
    public Optional<JsonNode> read(AwsAccount account, Caller caller) {
        var identity = account.client(StsClient.class).getCallerIdentity();
        var state = Json.object().put("arn", role(identity.arn())).put("account", identity.account());
        account.changesAs().ifPresent(arn -> state.put("changesAs", role(arn)));
        return Optional.of(state);
    }

    /** A session's ARN names its role without the path, which policies cannot tell either. */
    private static String role(String arn) {
        var session = SESSION.matcher(arn);
        return session.matches()
                ? "arn:" + session.group(1) + ":iam::" + session.group(2) + ":role/" + session.group(3)
                : arn;
    }
}
