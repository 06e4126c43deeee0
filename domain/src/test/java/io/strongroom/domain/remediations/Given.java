package io.strongroom.domain.remediations;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.accounts.Target;
import io.strongroom.domain.inventory.ReadOnlyFacet;
import io.strongroom.domain.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** What most tests of remediations start from. */
public final class Given {
    public static final Target TARGET = new Target(new AccountId("123456789012"), new Region("eu-west-1"));
    public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    public static final String CALLER = "arn:aws:iam::123456789012:role/StrongroomRemediation";

    /** The role that makes the changes, where it is another than the one that reads. */
    public static final String CHANGES_AS = "arn:aws:iam::123456789012:role/StrongroomChanges";

    private Given() {}

    /** Strongroom reads as {@link #CALLER} and changes as {@link #CHANGES_AS}. */
    public static void twoRoles(FacetWorld world) {
        world.with(
                new ReadOnlyFacet.Caller(),
                Json.object()
                        .put("arn", CALLER)
                        .put("account", world.target().accountId().value())
                        .put("changesAs", CHANGES_AS));
    }

    /** An empty account in which Strongroom has its role. */
    public static FacetWorld world() {
        return world(TARGET);
    }

    public static FacetWorld world(Target target) {
        return new FacetWorld(target, NOW)
                .with(
                        new ReadOnlyFacet.Caller(),
                        Json.object()
                                .put("arn", CALLER)
                                .put("account", target.accountId().value()));
    }

    /** The request with the schema's defaults filled in, as the API makes it. */
    public static RemediationRequest request(Remediation remediation, JsonNode parameters) {
        return request(remediation, TARGET, parameters);
    }

    public static RemediationRequest request(Remediation remediation, Target target, JsonNode parameters) {
        var schema = new ParameterSchema(remediation.spec().parameters());
        return new RemediationRequest(remediation.spec().id(), target, schema.withDefaults(parameters));
    }

    public static Proposal.Changes changes(Remediation remediation, FacetWorld world, RemediationRequest request) {
        return assertInstanceOf(
                Proposal.Changes.class, remediation.plan(request, world.snapshot(remediation, request)));
    }

    /** The code that the remediation refuses with. */
    public static String refusal(Remediation remediation, FacetWorld world, RemediationRequest request) {
        return assertInstanceOf(Proposal.Refused.class, remediation.plan(request, world.snapshot(remediation, request)))
                .code();
    }

    public static ObjectNode policy(ObjectNode... statements) {
        var document = Json.object().put("Version", "2012-10-17");
        document.set("Statement", Json.tree(List.of(statements)));
        return document;
    }

    @SafeVarargs
    public static <T> T oneOf(Random random, T... values) {
        return values[random.nextInt(values.length)];
    }

    /** One of the values, or nothing about as often as not. */
    @SafeVarargs
    public static <T> Optional<T> maybe(Random random, T... values) {
        return random.nextBoolean() ? Optional.of(oneOf(random, values)) : Optional.empty();
    }
}
