package io.strongroom.domain.remediations.roles;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.accounts.Target;
import io.strongroom.domain.changes.WritableFacet.ManagedPolicy;
import io.strongroom.domain.changes.WritableFacet.Role;
import io.strongroom.domain.changes.WritableFacet.RoleAttachment;
import io.strongroom.domain.iam.PolicyDocument;
import io.strongroom.domain.inventory.Facet;
import io.strongroom.domain.inventory.ReadOnlyFacet;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.remediations.FacetWorld;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Random accounts with or without a role of the name that is asked for. */
final class RoleWorlds {
    private static final Target TARGET = new Target(new AccountId("123456789012"), new Region("eu-west-1"));
    private static final List<String> PRINCIPALS = List.of(
            "arn:aws:iam::123456789012:role/BackupAdmin",
            "arn:aws:iam::123456789012:user/backup-user",
            "arn:aws:iam::123456789012:root",
            "arn:aws:iam::999999999999:role/Partner",
            "arn:aws:iam::123456789012:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Ops_0123456789abcdef",
            "999999999999");
    private static final List<String> ACTIONS = List.of("sts:AssumeRole", "sts:*", "sts:TagSession", "*");

    private RoleWorlds() {}

    static FacetWorld any(Random random) {
        var world = CreateBackupRoleTest.world(TARGET);
        var sso = PRINCIPALS.get(4);
        world.with(new ReadOnlyFacet.IamPrincipal(sso), Json.object().put("arn", sso));
        int kind = random.nextInt(4);
        if (kind > 0) {
            world.make(new Role("operators"), role(random, kind == 1));
        }
        if (random.nextInt(3) == 0) {
            world.make(new ManagedPolicy("operators-backup-access"), policy(random));
            if (random.nextBoolean()) {
                world.make(
                        new RoleAttachment("operators", "arn:aws:iam::123456789012:policy/operators-backup-access"),
                        Json.object());
            }
        }
        return world;
    }

    static ObjectNode parameters(Random random, FacetWorld world) {
        ObjectNode parameters = Json.object()
                .put("roleName", "operators")
                .put("accessLevel", pick(random, List.of(AccessLevel.values())).name())
                .put("requireMfa", random.nextInt(4) > 0)
                .put("maxSessionSeconds", 3600 * (1 + random.nextInt(12)));
        var trusted = some(random, PRINCIPALS);
        parameters.set("trustedPrincipals", Json.tree(trusted.isEmpty() ? PRINCIPALS.subList(0, 1) : trusted));
        if (random.nextBoolean()) {
            parameters.set("kmsKeyArns", Json.array().add(world.makeKey()));
        }
        return parameters;
    }

    /** The statements of the role's trust that Strongroom did not write. */
    static List<ObjectNode> foreignTrust(Map<Facet, JsonNode> before) {
        return Optional.ofNullable(before.get(new Role("operators")))
                .map(state -> PolicyDocument.of(state.path("trust")).statements().stream()
                        .filter(statement -> !TrustPolicy.isOwn(statement))
                        .toList())
                .orElseGet(List::of);
    }

    private static ObjectNode role(Random random, boolean own) {
        var role = Json.object().put("maxSessionSeconds", 3600 * (1 + random.nextInt(12)));
        if (random.nextBoolean()) {
            role.put("description", "a role");
        }
        var tags = role.withObjectProperty("tags").put("team", "payments");
        if (own) {
            tags.put(RoleGuards.TAG, "create-backup-role");
        }
        var statements = Json.array();
        for (int i = random.nextInt(4); i >= 0; i--) {
            statements.add(statement(random, own && i == 0));
        }
        role.withObjectProperty("trust").put("Version", "2012-10-17").set("Statement", statements);
        return role;
    }

    private static ObjectNode statement(Random random, boolean own) {
        var statement = Json.object();
        if (own) {
            statement.put("Sid", random.nextBoolean() ? TrustPolicy.WITH_MFA : TrustPolicy.WITHOUT_MFA);
        } else if (random.nextBoolean()) {
            statement.put("Sid", "Theirs" + random.nextInt(3));
        }
        statement.put("Effect", random.nextInt(6) == 0 ? "Deny" : "Allow");
        var principals = some(random, PRINCIPALS);
        statement
                .withObjectProperty("Principal")
                .set("AWS", Json.tree(principals.isEmpty() ? PRINCIPALS.subList(3, 4) : principals));
        statement.put("Action", pick(random, ACTIONS));
        if (random.nextInt(3) == 0) {
            statement
                    .withObjectProperty("Condition")
                    .withObjectProperty("Bool")
                    .put("aws:MultiFactorAuthPresent", "true");
        }
        return statement;
    }

    private static ObjectNode policy(Random random) {
        var policy = Json.object().put("description", "rights");
        if (random.nextInt(4) > 0) {
            policy.withObjectProperty("tags").put(RoleGuards.TAG, "create-backup-role");
        }
        var level = pick(random, List.of(AccessLevel.values()));
        policy.set("document", AccessStatements.of(level, TARGET, List.of()).document());
        return policy;
    }

    private static <T> T pick(Random random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private static List<String> some(Random random, List<String> from) {
        var some = new ArrayList<String>();
        from.stream().filter(one -> random.nextInt(3) == 0).forEach(some::add);
        return some;
    }
}
