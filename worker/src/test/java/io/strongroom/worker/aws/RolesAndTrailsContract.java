package io.strongroom.worker.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.domain.accounts.Partition;
import io.strongroom.domain.arns.Arn;
import io.strongroom.domain.changes.Change;
import io.strongroom.domain.changes.FacetRules;
import io.strongroom.domain.changes.WritableFacet;
import io.strongroom.domain.changes.WritableFacet.Alarm;
import io.strongroom.domain.changes.WritableFacet.Bucket;
import io.strongroom.domain.changes.WritableFacet.LogGroup;
import io.strongroom.domain.changes.WritableFacet.ManagedPolicy;
import io.strongroom.domain.changes.WritableFacet.MetricFilter;
import io.strongroom.domain.changes.WritableFacet.Role;
import io.strongroom.domain.changes.WritableFacet.RoleAttachment;
import io.strongroom.domain.changes.WritableFacet.RoleInlinePolicy;
import io.strongroom.domain.changes.WritableFacet.TopicPolicy;
import io.strongroom.domain.changes.WritableFacet.Trail;
import io.strongroom.domain.changes.WritableFacet.TrailLogging;
import io.strongroom.domain.changes.WritableFacet.TrailSelectors;
import io.strongroom.domain.inventory.ReadOnlyFacet;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.remediations.Recipes;
import io.strongroom.domain.remediations.Remediation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sns.SnsClient;

/** The same on every AWS: plan, apply, nothing left to plan, roll back, as before. */
abstract class RolesAndTrailsContract {
    private static final String ROLE = "contract-operators";

    private final Remediation createRole = Recipes.named("create-backup-role");
    private final Remediation enableTrail = Recipes.named("enable-backup-audit-trail");
    private final Remediation createKey = Recipes.named("create-backup-key");
    /** Buckets are named after trails, and their names are taken for all accounts. */
    private final String trailName = "contract-" + UUID.randomUUID();

    private String trusted = "";
    private String user = "";
    private String policyArn = "";
    OneAccount account;

    /** An account that has none of the things that these tests make. */
    abstract OneAccount connect();

    /** The account's own client, for what Strongroom does not make. */
    abstract <C> C owner(Class<C> client);

    @BeforeEach
    void fresh() {
        account = connect();
        trusted = arn("iam", "", "role/contract-trusted");
        user = arn("iam", "", "user/contract-user");
        policyArn = arn("iam", "", "policy/" + ROLE + "-backup-access");
        var iam = owner(IamClient.class);
        iam.createRole(b -> b.roleName("contract-trusted").assumeRolePolicyDocument("""
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},\
                "Action":"sts:AssumeRole"}]}"""));
        iam.createUser(b -> b.userName("contract-user"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"READ_ONLY", "BACKUP_OPERATOR", "BACKUP_ADMIN", "FULL_ACCESS"})
    void aRoleOfEveryLevelIsMadeOnceAndTakenBack(String level) {
        var request = account.request(createRole, role(level, trusted, user).set("kmsKeyArns", keys()));
        var before = states(roleFacets());
        var applied = account.apply(account.plan(createRole, request));
        assertEquals(3, applied.size());
        assertEquals(List.of(), account.plan(createRole, request));
        assertEquals(
                policyArn,
                account.outputs(createRole, request).path("policyArn").asText());
        var trust = account.state(new Role(ROLE)).orElseThrow().path("trust").toString();
        assertTrue(trust.contains("aws:MultiFactorAuthPresent") && trust.contains(trusted), trust);
        account.rollBack(applied);
        assertSame(before);
    }

    @Test
    void aLevelIsChangedAndChangedBackMoreOftenThanAPolicyHasVersions() {
        var low = account.request(createRole, role("READ_ONLY", trusted));
        var high = account.request(createRole, role("BACKUP_ADMIN", user));
        account.apply(account.plan(createRole, low));
        var before = states(roleFacets());
        for (int i = 0; i < 4; i++) {
            var applied = account.apply(account.plan(createRole, high));
            assertEquals(2, applied.size());
            account.rollBack(applied);
            assertSame(before);
        }
    }

    @Test
    void aRoleThatOthersMadeKeepsWhatItHas() {
        owner(IamClient.class)
                .createRole(
                        b -> b.roleName(ROLE).maxSessionDuration(7200).assumeRolePolicyDocument("""
                        {"Version":"2012-10-17","Statement":[{"Sid":"Theirs","Effect":"Allow","Principal":{"AWS":"%s"},\
                        "Action":"sts:AssumeRole"}]}""".formatted(user)));
        var before = states(roleFacets());
        var request = account.request(createRole, role("BACKUP_OPERATOR", trusted, user));
        var applied = account.apply(account.plan(createRole, request));
        assertEquals(List.of(), account.plan(createRole, request));
        var state = account.state(new Role(ROLE)).orElseThrow();
        assertEquals(7200, state.path("maxSessionSeconds").asInt());
        assertEquals(2, state.at("/trust/Statement").size());
        account.rollBack(applied);
        assertSame(before);
    }

    @Test
    void aPrincipalThatIsNotThereIsRefused() {
        var nobody = arn("iam", "", "role/contract-nobody");
        var request = account.request(createRole, role("READ_ONLY", nobody));
        assertEquals("principal-missing", account.refusal(createRole, request));
        assertTrue(account.state(new ReadOnlyFacet.IamPrincipal(user)).isPresent());
        assertTrue(account.state(new ReadOnlyFacet.IamPrincipal("arn:aws:iam::123456789012:role/path/contract-trusted"))
                .isEmpty());
    }

    @Test
    void aTrailIsMadeWithAllItNeedsAndTakenBack() {
        var key = keys().get(0).asText();
        var topic = owner(SnsClient.class)
                .createTopic(b -> b.name("contract-alerts"))
                .topicArn();
        var before = states(new TopicPolicy(topic), new Trail(trailName), new Bucket(trailName + "-logs"));
        ObjectNode parameters = Json.object()
                .put("trailName", trailName)
                .put("kmsKeyArn", key)
                .put("alertTopicArn", topic)
                .set("dataEventBuckets", Json.array().add("my-backup-bucket"));
        var request = account.request(enableTrail, parameters);
        var applied = account.apply(account.plan(enableTrail, request));
        assertEquals(List.of(), account.plan(enableTrail, request));

        var trail = account.state(new Trail(trailName)).orElseThrow();
        assertTrue(trail.path("validation").asBoolean()
                && trail.path("multiRegion").asBoolean());
        assertEquals(key, trail.path("kmsKeyArn").asText());
        assertEquals(
                Json.object().put("logging", true),
                account.state(new TrailLogging(trailName)).orElseThrow());
        assertEquals(
                2,
                account.state(new TrailSelectors(trailName))
                        .orElseThrow()
                        .path("selectors")
                        .size());
        var outputs = account.outputs(enableTrail, request);
        assertEquals(12, outputs.path("alarms").size());
        assertEquals(trail.path("logGroupArn"), outputs.path("logGroupArn"));
        assertEquals(
                outputs.path("logGroupArn").asText(),
                account.state(new LogGroup("/aws/cloudtrail/" + trailName))
                        .orElseThrow()
                        .path("arn")
                        .asText());
        var alarm = account.state(new Alarm(trailName + "-vault-lock-changed")).orElseThrow();
        assertEquals(topic, alarm.at("/actions/0").asText());
        var filter = account.state(new MetricFilter("/aws/cloudtrail/" + trailName, "strongroom-vault-lock-changed"))
                .orElseThrow();
        assertEquals(alarm.path("metricName"), filter.path("metricName"));
        assertEquals(alarm.path("metricNamespace"), filter.path("metricNamespace"));

        account.rollBack(applied);
        assertSame(before);
        for (var change : applied) {
            assertTrue(
                    FacetRules.same(change.facet(), change.before(), account.state(change.facet()))
                            || account.state(change.facet()).isEmpty(),
                    change::toString);
        }
    }

    @Test
    void anExistingTrailGainsAndGoesBack() {
        var first = account.request(enableTrail, Json.object().put("trailName", trailName));
        account.apply(account.plan(enableTrail, first));
        var trail = account.state(new Trail(trailName)).orElseThrow();
        ObjectNode weaker = trail.deepCopy();
        weaker.put("validation", false).put("multiRegion", false);
        account.apply(List.of(
                Change.put(new Trail(trailName), Optional.of(trail), weaker),
                Change.put(
                        new TrailLogging(trailName),
                        logging(true),
                        logging(false).orElseThrow())));
        var facets =
                new WritableFacet[] {new Trail(trailName), new TrailLogging(trailName), new TrailSelectors(trailName)};
        var before = states(facets);
        ObjectNode parameters = Json.object()
                .put("trailName", trailName)
                .put("kmsKeyArn", keys().get(0).asText())
                .set("dataEventBuckets", Json.array().add("my-backup-bucket"));
        var request = account.request(enableTrail, parameters);
        var applied = account.apply(account.plan(enableTrail, request));
        assertEquals(4, applied.size(), applied::toString);
        assertEquals(List.of(), account.plan(enableTrail, request));
        account.rollBack(applied);
        assertSame(before);
        assertFalse(account.plan(enableTrail, first).isEmpty());
    }

    @Test
    void whatIsNotThereIsAbsent() {
        for (var facet : List.<WritableFacet>of(
                new Role("contract-none"),
                new ManagedPolicy("contract-none"),
                new RoleAttachment("contract-none", policyArn),
                new RoleInlinePolicy("contract-none", "x"),
                new RoleInlinePolicy("contract-trusted", "x"),
                new Trail("contract-none"),
                new TrailSelectors("contract-none"),
                new TrailLogging("contract-none"),
                new LogGroup("contract-none"),
                new MetricFilter("contract-none", "x"),
                new Alarm("contract-none"),
                new TopicPolicy(arn("sns", "eu-west-1", "contract-none")))) {
            assertTrue(account.state(facet).isEmpty(), facet::toString);
        }
    }

    private static Optional<JsonNode> logging(boolean on) {
        return Optional.of(Json.object().put("logging", on));
    }

    private static ObjectNode role(String level, String... trusted) {
        return Json.object()
                .put("roleName", ROLE)
                .put("accessLevel", level)
                .set("trustedPrincipals", Json.tree(trusted));
    }

    private JsonNode keys() {
        var request = account.request(createKey, Json.object().put("name", "contract-audit"));
        account.apply(account.plan(createKey, request));
        return Json.array().add(account.outputs(createKey, request).path("keyArn"));
    }

    private String arn(String service, String region, String resource) {
        var id = account.account().id().value();
        return Arn.of(Partition.AWS, service, region, id, resource).toString();
    }

    private WritableFacet[] roleFacets() {
        return new WritableFacet[] {
            new Role(ROLE), new ManagedPolicy(ROLE + "-backup-access"), new RoleAttachment(ROLE, policyArn)
        };
    }

    private Map<WritableFacet, Optional<JsonNode>> states(WritableFacet... facets) {
        return List.of(facets).stream().collect(Collectors.toMap(Function.identity(), account::state));
    }

    private void assertSame(Map<WritableFacet, Optional<JsonNode>> before) {
        before.forEach((facet, was) -> assertTrue(
                FacetRules.same(facet, was, account.state(facet)),
                () -> facet + " was " + was + " and is " + account.state(facet)));
    }
}
