package io.strongroom.worker.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.AwsAccount;
import io.strongroom.domain.accounts.ChangeSession;
import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.changes.Change;
import io.strongroom.domain.changes.FacetRules;
import io.strongroom.domain.changes.WritableFacet.Alarm;
import io.strongroom.domain.changes.WritableFacet.LogGroup;
import io.strongroom.domain.changes.WritableFacet.ManagedPolicy;
import io.strongroom.domain.changes.WritableFacet.MetricFilter;
import io.strongroom.domain.changes.WritableFacet.Role;
import io.strongroom.domain.changes.WritableFacet.TopicPolicy;
import io.strongroom.domain.changes.WritableFacet.Trail;
import io.strongroom.domain.inventory.Reading;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.remediations.Recipes;
import io.strongroom.sandbox.organization.SandboxAwsAccounts;
import io.strongroom.sandbox.organization.SandboxSettings;
import io.strongroom.sandbox.store.InMemoryStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.backup.BackupClient;

/** The contract against the sandbox in memory. */
class RolesAndTrailsTest extends RolesAndTrailsContract {
    private static final AccountId ACCOUNT = new AccountId("123456789012");
    private static final Region REGION = new Region("eu-west-1");
    /** Actions of IAM for which there is no call of the API. */
    private static final Set<String> PERMISSIONS_ALONE = Set.of("CopyFromBackupVault", "CopyIntoBackupVault");

    private final InstantSource clock = InstantSource.fixed(Instant.parse("2026-03-01T12:00:00Z"));
    private final SandboxAwsAccounts accounts =
            new SandboxAwsAccounts(new InMemoryStore(clock), clock, SandboxSettings.calm(), new Random(7));

    private AwsAccount may(Set<String> actions, Set<String> resources) {
        return accounts.changing(ACCOUNT, REGION, new ChangeSession("job-1", "tester", actions, resources));
    }

    @Override
    OneAccount connect() {
        return new OneAccount(may(Set.of("*"), Set.of("*")), clock);
    }

    @Override
    <C> C owner(Class<C> client) {
        return accounts.asOwner(ACCOUNT, REGION).client(client);
    }

    @Test
    void whatMayNotBeReadIsDeniedAndNotAbsent() {
        var blind = new OneAccount(may(Set.of("sts:GetCallerIdentity"), Set.of("*")), clock);
        for (var facet : List.of(
                new Role("BackupAdmin"),
                new ManagedPolicy("x"),
                new Trail("x"),
                new LogGroup("x"),
                new MetricFilter("x", "y"),
                new Alarm("x"),
                new TopicPolicy("arn:aws:sns:eu-west-1:123456789012:backup-alerts"))) {
            assertInstanceOf(Reading.Denied.class, blind.read(facet), facet::toString);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"create-backup-role", "enable-backup-audit-trail"})
    void aSessionCutToThePlanIsEnoughToApplyIt(String id) {
        var recipe = Recipes.named(id);
        var parameters = id.equals("create-backup-role")
                ? Json.object()
                        .put("roleName", "operators")
                        .put("accessLevel", "BACKUP_ADMIN")
                        .set("trustedPrincipals", Json.array().add("arn:aws:iam::123456789012:role/BackupAdmin"))
                : Json.object()
                        .put("trailName", "backup-audit")
                        .put("alertTopicArn", "arn:aws:sns:eu-west-1:123456789012:backup-alerts");
        var request = account.request(recipe, parameters);
        var plan = account.plan(recipe, request);
        var actions = new TreeSet<String>();
        var resources = new TreeSet<String>();
        for (var change : plan) {
            actions.addAll(FacetRules.actions(change, request.target()));
            resources.add(FacetRules.resource(change, request.target()));
            resources.addAll(named(change));
        }
        // Reads are the business of another role.
        var cut = new OneAccount(may(actions, resources), clock);
        plan.forEach(cut::write);
        assertEquals(List.of(), account.plan(recipe, request));
    }

    private static Set<String> named(Change change) {
        return change.after().orElseThrow().properties().stream()
                .map(field -> field.getValue().asText())
                .filter(text -> text.startsWith("arn:"))
                .collect(Collectors.toSet());
    }

    @Test
    void everyActionOfBackupIsOneThatAwsKnows() {
        var known = Arrays.stream(BackupClient.class.getMethods())
                .map(method -> method.getName().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        for (var level : List.of("READ_ONLY", "BACKUP_OPERATOR", "BACKUP_ADMIN")) {
            var recipe = Recipes.named("create-backup-role");
            var parameters = Json.object().put("roleName", "x").put("accessLevel", level);
            parameters.set("trustedPrincipals", Json.array().add("123456789012"));
            var plan = Json.write(account.plan(recipe, account.request(recipe, parameters)));
            var actions = Pattern.compile("\"backup:([A-Z][A-Za-z]+)\"")
                    .matcher(plan)
                    .results()
                    .map(match -> match.group(1))
                    .filter(action -> !PERMISSIONS_ALONE.contains(action))
                    .collect(Collectors.toSet());
            assertTrue(actions.size() > 30, level);
            actions.removeIf(action -> known.contains(action.toLowerCase(Locale.ROOT)));
            // A condition key is written like an action.
            actions.remove("CopyTargets");
            assertEquals(Set.of(), actions, level);
        }
    }

    @Test
    void planningChangesNothing() {
        var before = accounts.ledger().count();
        account.plan(
                Recipes.named("enable-backup-audit-trail"),
                account.request(
                        Recipes.named("enable-backup-audit-trail"),
                        Json.object().put("trailName", "backup-audit")));
        assertEquals(before, accounts.ledger().count());
    }
}
