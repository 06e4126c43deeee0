package io.strongroom.sandbox.iam;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.sandbox.calls.MovingClock;
import io.strongroom.sandbox.calls.Refused;
import io.strongroom.sandbox.calls.Sandboxes;
import io.strongroom.sandbox.organization.SandboxAwsAccounts;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.IamClient;

/** The contract, and what moto does not know. */
class IamSandboxTest extends IamContract {
    private final SandboxAwsAccounts accounts = Sandboxes.calm(new MovingClock());

    @Override
    IamClient connect() {
        return Sandboxes.client(accounts, IamClient.class);
    }

    private static String trusting(String principal) {
        return """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":%s,"Action":"sts:AssumeRole"}]}""".formatted(principal);
    }

    @Test
    void theExampleAccountHasTheRoleAndTheUserOfThePractice() {
        assertEquals(
                "arn:aws:iam::123456789012:role/BackupAdmin",
                iam.getRole(r -> r.roleName("BackupAdmin")).role().arn());
        assertEquals(
                "arn:aws:iam::123456789012:user/backup-user",
                iam.getUser(r -> r.userName("backup-user")).user().arn());
        assertEquals(
                "arn:aws:iam::123456789012:role/service-role/AWSBackupDefaultServiceRole",
                iam.getRole(r -> r.roleName("AWSBackupDefaultServiceRole"))
                        .role()
                        .arn());
    }

    @Test
    void principalsMustBeThereAndListsMustNotBeEmpty() {
        for (var principal : List.of(
                "{\"AWS\":\"arn:aws:iam::123456789012:role/Nobody\"}",
                "{\"AWS\":\"arn:aws:iam::123456789012:user/nobody\"}",
                "{\"AWS\":\"AROAEXAMPLE\"}",
                "{\"AWS\":[]}",
                "{}")) {
            Refused.with(
                    "MalformedPolicyDocument",
                    () -> iam.createRole(r -> r.roleName("x").assumeRolePolicyDocument(trusting(principal))));
        }
        iam.createRole(r -> r.roleName("x")
                .assumeRolePolicyDocument(trusting("{\"AWS\":[\"arn:aws:iam::123456789012:role/BackupAdmin\","
                        + "\"arn:aws:iam::123456789012:user/backup-user\",\"999999999999\"]}")));
    }

    @Test
    void trustNamesStsActionsAndNoResource() {
        var resource = TRUST.replace("\"Action\"", "\"Resource\":\"*\",\"Action\"");
        var action = TRUST.replace("sts:AssumeRole", "s3:GetObject");
        for (var broken : List.of(resource, action)) {
            Refused.with(
                    "MalformedPolicyDocument",
                    () -> iam.createRole(r -> r.roleName("x").assumeRolePolicyDocument(broken)));
        }
    }

    @Test
    void anAttachedPolicyAndOneWithVersionsStay() {
        var name = role().roleName();
        var policy = policy();
        iam.attachRolePolicy(r -> r.roleName(name).policyArn(policy));
        Refused.with("DeleteConflict", () -> iam.deletePolicy(r -> r.policyArn(policy)));
        iam.detachRolePolicy(r -> r.roleName(name).policyArn(policy));
        iam.createPolicyVersion(r -> r.policyArn(policy).policyDocument(RIGHTS));
        Refused.with("DeleteConflict", () -> iam.deletePolicy(r -> r.policyArn(policy)));
    }

    @Test
    void sidsAreUniqueAndDocumentsHaveTheirLength() {
        var twice = """
                {"Version":"2012-10-17","Statement":[{"Sid":"A","Effect":"Allow","Action":"s3:GetObject","Resource":"*"},\
                {"Sid":"A","Effect":"Allow","Action":"s3:PutObject","Resource":"*"}]}""";
        Refused.with(
                "MalformedPolicyDocument",
                () -> iam.createPolicy(r -> r.policyName("x").policyDocument(twice)));
        var longer = RIGHTS.replace("\"Resource\":\"*\"", "\"Resource\":\"" + "x".repeat(6_144) + "\"");
        Refused.with(
                "LimitExceeded", () -> iam.createPolicy(r -> r.policyName("x").policyDocument(longer)));
    }

    @Test
    void aRoleCarriesTenManagedPoliciesAndSessionsHaveBounds() {
        var name = role().roleName();
        for (int i = 0; i < 10; i++) {
            var arn = policy();
            iam.attachRolePolicy(r -> r.roleName(name).policyArn(arn));
        }
        var eleventh = policy();
        Refused.with(
                "LimitExceeded",
                () -> iam.attachRolePolicy(r -> r.roleName(name).policyArn(eleventh)));
        Refused.with(
                "ValidationError", () -> iam.updateRole(r -> r.roleName(name).maxSessionDuration(3599)));
        Refused.with(
                "ValidationError", () -> iam.updateRole(r -> r.roleName(name).maxSessionDuration(43_201)));
    }
}
