package io.strongroom.domain.controls.access;

import io.strongroom.domain.accounts.Partition;
import io.strongroom.domain.iam.access.Access;
import io.strongroom.domain.iam.access.Caller;
import io.strongroom.domain.iam.access.Exemptions;
import io.strongroom.domain.iam.access.Policy;
import io.strongroom.domain.iam.access.PrincipalPolicies;
import io.strongroom.domain.iam.access.Request;
import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.NotTold;
import io.strongroom.domain.inventory.identities.Bearers;
import io.strongroom.domain.json.Json;
import java.util.List;
import java.util.Map;

/** The SCPs above the account, asked what they keep from everyone in it. */
public record Guardrails(List<List<Policy>> levels) {
    private static final Policy ANYTHING = Policy.of(
            "anything", Json.parse("{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}"));

    /** @throws NotTold when the organization could not be read */
    public static Guardrails of(Inventory inventory) {
        if (inventory.only(Kinds.ORGANIZATION).isEmpty()) {
            throw new NotTold(new Coverage.Denied("organizations:DescribeOrganization"));
        }
        return new Guardrails(Bearers.serviceControl(inventory));
    }

    /** How far they deny the action, on whatever, by their statements. */
    Exemptions denied(String action) {
        return Exemptions.of(levels.stream().flatMap(List::stream).toList(), action, "*");
    }

    /** Whether they refuse the request to somebody of the account whom nobody thought of. */
    boolean refuse(String action, String account, Partition partition, Map<String, String> context) {
        return refuse(action, "*", account, partition, context);
    }

    /** The same on one resource. */
    public boolean refuse(
            String action, String resource, String account, Partition partition, Map<String, String> context) {
        var anybody = Caller.identity("arn:" + partition.id() + ":iam::" + account + ":role/strongroom-imagined");
        var request = Request.of(anybody, action, resource);
        for (var entry : context.entrySet()) {
            request = request.with(entry.getKey(), entry.getValue());
        }
        return Access.decide(request, PrincipalPolicies.of(ANYTHING).under(levels))
                .denied();
    }

    List<String> names() {
        return levels.stream()
                .flatMap(List::stream)
                .map(Policy::name)
                .distinct()
                .toList();
    }
}
