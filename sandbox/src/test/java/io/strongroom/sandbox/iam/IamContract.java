package io.strongroom.sandbox.iam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.json.Json;
import io.strongroom.sandbox.calls.Refused;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.EntityAlreadyExistsException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.PolicyVersion;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.Tag;

/** What IAM does, whoever simulates it. */
abstract class IamContract {
    static final String TRUST = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},\
            "Action":"sts:AssumeRole"}]}""";

    static final String RIGHTS = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"backup:ListBackupVaults","Resource":"*"}]}""";

    IamClient iam;

    abstract IamClient connect();

    @BeforeEach
    void start() {
        iam = connect();
    }

    static String fresh() {
        return "test-" + UUID.randomUUID();
    }

    Role role() {
        var name = fresh();
        return iam.createRole(
                        r -> r.roleName(name).assumeRolePolicyDocument(TRUST).description("d"))
                .role();
    }

    String policy() {
        var name = fresh();
        return iam.createPolicy(r -> r.policyName(name).policyDocument(RIGHTS))
                .policy()
                .arn();
    }

    static Object decoded(String document) {
        return Json.parse(URLDecoder.decode(document, StandardCharsets.UTF_8));
    }

    @Test
    void aRoleIsFoundAsItWasMade() {
        var made = role();
        assertEquals("arn:aws:iam::123456789012:role/" + made.roleName(), made.arn());
        var found = iam.getRole(r -> r.roleName(made.roleName())).role();
        assertEquals(made.arn(), found.arn());
        assertEquals("d", found.description());
        assertEquals(3600, found.maxSessionDuration());
        assertEquals("/", found.path());
        assertEquals(Json.parse(TRUST), decoded(found.assumeRolePolicyDocument()));
    }

    @Test
    void aNameIsTakenOnceAndAMissingOneIsSaidToBe() {
        var name = role().roleName();
        assertThrows(
                EntityAlreadyExistsException.class,
                () -> iam.createRole(r -> r.roleName(name).assumeRolePolicyDocument(TRUST)));
        assertThrows(NoSuchEntityException.class, () -> iam.getRole(r -> r.roleName(fresh())));
        assertThrows(NoSuchEntityException.class, () -> iam.getUser(r -> r.userName(fresh())));
        assertThrows(
                NoSuchEntityException.class,
                () -> iam.getPolicy(r -> r.policyArn("arn:aws:iam::123456789012:policy/" + fresh())));
        assertThrows(
                NoSuchEntityException.class,
                () -> iam.getRolePolicy(r -> r.roleName(name).policyName("none")));
    }

    @Test
    void trustAndSettingsOfARoleCanBeChanged() {
        var name = role().roleName();
        var other = TRUST.replace("ec2", "backup");
        iam.updateAssumeRolePolicy(r -> r.roleName(name).policyDocument(other));
        iam.updateRole(r -> r.roleName(name).description("e").maxSessionDuration(7200));
        var found = iam.getRole(r -> r.roleName(name)).role();
        assertEquals(Json.parse(other), decoded(found.assumeRolePolicyDocument()));
        assertEquals("e", found.description());
        assertEquals(7200, found.maxSessionDuration());
    }

    @Test
    void tagsOfARoleAreAddedReplacedAndTaken() {
        var name = role().roleName();
        iam.tagRole(r -> r.roleName(name).tags(tag("a", "1"), tag("b", "2")));
        iam.tagRole(r -> r.roleName(name).tags(tag("a", "3")));
        iam.untagRole(r -> r.roleName(name).tagKeys("b"));
        assertEquals(
                List.of(tag("a", "3")), iam.listRoleTags(r -> r.roleName(name)).tags());
        assertEquals(
                List.of(tag("a", "3")),
                iam.getRole(r -> r.roleName(name)).role().tags());
    }

    @Test
    void aRoleGoesOnlyWithoutPolicies() {
        var name = role().roleName();
        var policy = policy();
        iam.attachRolePolicy(r -> r.roleName(name).policyArn(policy));
        Refused.with("DeleteConflict", () -> iam.deleteRole(r -> r.roleName(name)));
        assertEquals(
                policy,
                iam.listAttachedRolePolicies(r -> r.roleName(name))
                        .attachedPolicies()
                        .getFirst()
                        .policyArn());
        iam.detachRolePolicy(r -> r.roleName(name).policyArn(policy));
        assertThrows(
                NoSuchEntityException.class,
                () -> iam.detachRolePolicy(r -> r.roleName(name).policyArn(policy)));
        iam.putRolePolicy(r -> r.roleName(name).policyName("p").policyDocument(RIGHTS));
        Refused.with("DeleteConflict", () -> iam.deleteRole(r -> r.roleName(name)));
        iam.deleteRolePolicy(r -> r.roleName(name).policyName("p"));
        iam.deleteRole(r -> r.roleName(name));
        iam.deletePolicy(r -> r.policyArn(policy));
        assertThrows(NoSuchEntityException.class, () -> iam.getRole(r -> r.roleName(name)));
    }

    @Test
    void aPolicyHasFiveVersionsAndOneIsTheDefault() {
        var arn = policy();
        for (int i = 0; i < 4; i++) {
            iam.createPolicyVersion(r -> r.policyArn(arn).policyDocument(RIGHTS).setAsDefault(true));
        }
        Refused.with(
                "LimitExceeded",
                () -> iam.createPolicyVersion(r -> r.policyArn(arn).policyDocument(RIGHTS)));
        assertEquals("v5", iam.getPolicy(r -> r.policyArn(arn)).policy().defaultVersionId());
        Refused.with(
                "DeleteConflict",
                () -> iam.deletePolicyVersion(r -> r.policyArn(arn).versionId("v5")));
        iam.deletePolicyVersion(r -> r.policyArn(arn).versionId("v1"));
        var versions = iam.listPolicyVersions(r -> r.policyArn(arn)).versions();
        assertEquals(4, versions.size());
        assertEquals(
                1, versions.stream().filter(PolicyVersion::isDefaultVersion).count());
        var document = iam.getPolicyVersion(r -> r.policyArn(arn).versionId("v3"))
                .policyVersion()
                .document();
        assertEquals(Json.parse(RIGHTS), decoded(document));
        iam.createPolicyVersion(r -> r.policyArn(arn).policyDocument(RIGHTS));
        assertTrue(iam.listPolicyVersions(r -> r.policyArn(arn)).versions().stream()
                .anyMatch(version -> version.versionId().equals("v6") && !version.isDefaultVersion()));
    }

    @Test
    void brokenDocumentsAreMalformed() {
        var name = fresh();
        for (var broken : List.of(
                "{\"Statement\":",
                "{\"Version\":\"2012-10-17\",\"Statement\":[]}",
                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"backup:*\"}]}",
                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:Get\",\"Resource\":[]}]}",
                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"list\",\"Resource\":\"*\"}]}")) {
            Refused.with(
                    "MalformedPolicyDocument",
                    () -> iam.createPolicy(r -> r.policyName(name).policyDocument(broken)));
        }
    }

    @Test
    void usersAreMadeFoundAndDeleted() {
        var name = fresh();
        var made = iam.createUser(r -> r.userName(name)).user();
        assertEquals("arn:aws:iam::123456789012:user/" + name, made.arn());
        assertEquals(made.arn(), iam.getUser(r -> r.userName(name)).user().arn());
        iam.deleteUser(r -> r.userName(name));
        assertThrows(NoSuchEntityException.class, () -> iam.getUser(r -> r.userName(name)));
    }

    @Test
    void listsComeInPagesThatMissNothing() {
        var made = List.of(role().roleName(), role().roleName(), role().roleName());
        assertTrue(iam.listRoles(r -> r.maxItems(1)).isTruncated());
        var all = iam.listRolesPaginator(r -> r.maxItems(2)).roles().stream()
                .map(Role::roleName)
                .toList();
        assertTrue(all.containsAll(made));
        assertFalse(all.size() > all.stream().distinct().count());
    }

    static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }
}
