package io.strongroom.domain.inventory.identities;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.iam.access.Access;
import io.strongroom.domain.iam.access.Caller;
import io.strongroom.domain.iam.access.Decision;
import io.strongroom.domain.iam.access.Policy;
import io.strongroom.domain.iam.access.PrincipalPolicies;
import io.strongroom.domain.iam.access.Request;
import io.strongroom.domain.inventory.Resource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who can be given permissions in an account: a role or a user. */
public sealed interface Identity extends Resource permits Role, User {
    String name();

    Map<String, JsonNode> policies();

    Optional<JsonNode> boundary();

    Map<String, String> tags();

    /** What it brings to a request, without what stands above the account. */
    default PrincipalPolicies access() {
        var own = policies().entrySet().stream()
                .map(entry -> Policy.of(entry.getKey(), entry.getValue()))
                .toList();
        return new PrincipalPolicies(own, boundary().map(one -> Policy.of("permissions boundary", one)), List.of());
    }

    /** What its own policies and boundary say; SCPs and the resource's policy may still take it away. */
    default Decision decide(String action, String resource) {
        return Access.decide(Request.of(Caller.identity(arn()), action, resource), access());
    }

    /** Whether AWS made it for itself; nobody can change what it may. */
    default boolean serviceLinked() {
        return arn().contains(":role/aws-service-role/");
    }
}
