package io.strongroom.worker.inventory.services;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.services.Detector;
import io.strongroom.sandbox.surroundings.SandboxAcm;
import io.strongroom.sandbox.surroundings.SandboxCloudFormation;
import io.strongroom.sandbox.surroundings.SandboxConfig;
import io.strongroom.sandbox.surroundings.SandboxGuardDuty;
import io.strongroom.sandbox.surroundings.SandboxMpa;
import io.strongroom.sandbox.surroundings.SandboxRam;
import io.strongroom.sandbox.surroundings.SandboxSecretsManager;
import io.strongroom.sandbox.surroundings.SandboxSecurityHub;
import io.strongroom.worker.inventory.EmptyRegion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.acm.model.CertificateDetail;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.GetTemplateResponse;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.config.model.ConfigurationRecorder;
import software.amazon.awssdk.services.config.model.ConfigurationRecorderStatus;
import software.amazon.awssdk.services.guardduty.GuardDutyClient;
import software.amazon.awssdk.services.guardduty.model.Finding;
import software.amazon.awssdk.services.guardduty.model.GetAdministratorAccountResponse;
import software.amazon.awssdk.services.guardduty.model.GetDetectorRequest;
import software.amazon.awssdk.services.guardduty.model.GetDetectorResponse;
import software.amazon.awssdk.services.mpa.MpaClient;
import software.amazon.awssdk.services.mpa.model.ListApprovalTeamsResponseApprovalTeam;
import software.amazon.awssdk.services.mpa.model.ListSessionsResponseSession;
import software.amazon.awssdk.services.ram.RamClient;
import software.amazon.awssdk.services.ram.model.GetResourceShareAssociationsResponse;
import software.amazon.awssdk.services.ram.model.ResourceShare;
import software.amazon.awssdk.services.ram.model.ResourceShareAssociation;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetResourcePolicyResponse;
import software.amazon.awssdk.services.secretsmanager.model.SecretListEntry;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.securityhub.model.DescribeHubResponse;
import software.amazon.awssdk.services.securityhub.model.DescribeStandardsControlsRequest;
import software.amazon.awssdk.services.securityhub.model.StandardsControl;
import software.amazon.awssdk.services.securityhub.model.StandardsSubscription;

class ServiceReadersTest {
    private static final String HERE = ":sa-east-1:123456789012:";
    private final EmptyRegion region = new EmptyRegion();

    @Test
    void aServiceThatIsOffIsNoneAndNoError() {
        assertEquals(List.of(), region.read(Kinds.DETECTORS));
        assertEquals(List.of(), region.read(Kinds.SECURITY_HUB));
        assertEquals(List.of(), region.read(Kinds.CONFIG_RECORDERS));
    }

    @Test
    void aServiceThatMayNotBeAskedIsDeniedAndNotOff() {
        region.denied("securityhub:DescribeHub").denied("guardduty:ListDetectors");
        assertEquals(new Coverage.Denied("securityhub:DescribeHub"), region.coverage(Kinds.SECURITY_HUB));
        assertEquals(new Coverage.Denied("guardduty:ListDetectors"), region.coverage(Kinds.DETECTORS));
    }

    @Test
    void aRecorderThatIsStoppedDoesNotRecord() {
        region.with(
                ConfigClient.class,
                SandboxConfig.RECORDERS,
                ConfigurationRecorder.builder()
                        .name("default")
                        .recordingGroup(group -> group.recordingStrategy(
                                        strategy -> strategy.useOnly("EXCLUSION_BY_RESOURCE_TYPES"))
                                .exclusionByResourceTypes(
                                        excluded -> excluded.resourceTypesWithStrings("AWS::Backup::BackupVault")))
                        .build(),
                ConfigurationRecorderStatus.builder()
                        .name("default")
                        .recording(false)
                        .lastStatus("FAILURE")
                        .build());
        var recorder = region.only(Kinds.CONFIG_RECORDERS);
        assertFalse(recorder.recording());
        assertTrue(recorder.failing());
        assertTrue(recorder.records("AWS::KMS::Key"));
        assertFalse(recorder.records("AWS::Backup::BackupVault"));
    }

    @Test
    void aSecretIsReadWithItsPolicyAndWithoutItsValue() {
        region.with(
                SecretsManagerClient.class,
                SandboxSecretsManager.SECRETS,
                SecretListEntry.builder()
                        .arn("arn:aws:secretsmanager" + HERE + "secret:backup-agent")
                        .name("backup-agent")
                        .rotationEnabled(true)
                        .primaryRegion("sa-east-1")
                        .createdDate(Instant.EPOCH)
                        .build(),
                GetResourcePolicyResponse.builder()
                        .resourcePolicy("{\"Statement\":[]}")
                        .build());
        var secret = region.only(Kinds.SECRETS);
        assertTrue(secret.rotation() && secret.replicated() && secret.ofBackups());
        assertEquals(List.of(), secret.grants());
        assertEquals(
                Set.of("secretsmanager:ListSecrets", "secretsmanager:GetResourcePolicy"), region.asked(Kinds.SECRETS));
    }

    @Test
    void aDetectorIsReadWithItsOpenFindingsOfHighSeverity() {
        region.with(
                GuardDutyClient.class,
                SandboxGuardDuty.DETECTORS,
                GetDetectorRequest.builder().detectorId("d1").build(),
                GetDetectorResponse.builder()
                        .status("ENABLED")
                        .features(
                                feature -> feature.name("S3_DATA_EVENTS").status("ENABLED"),
                                feature -> feature.name("LAMBDA_NETWORK_LOGS").status("DISABLED"))
                        .build(),
                GetAdministratorAccountResponse.builder()
                        .administrator(one -> one.accountId("222222222222"))
                        .build());
        finding("f1", 8.0, false);
        finding("f2", 5.0, false);
        finding("f3", 8.9, true);
        var detector = region.only(Kinds.DETECTORS);
        assertTrue(detector.enabled());
        assertEquals(Set.of("S3_DATA_EVENTS"), detector.features());
        assertEquals(Told.known(new AccountId("222222222222")), detector.administrator());
        assertEquals(
                Told.known(List.of(new Detector.ThreatFinding(
                        "f1", "Impact:S3/MaliciousIPCaller", "arn:aws:s3:::vault", EmptyRegion.NOW))),
                detector.highFindings());
    }

    @Test
    void securityHubIsReadWithTheControlsThatAreOff() {
        var subscription = "arn:aws:securityhub" + HERE + "subscription/fsbp/v/1.0.0";
        region.with(
                        SecurityHubClient.class,
                        SandboxSecurityHub.HUB,
                        DescribeHubResponse.builder()
                                .hubArn("arn:aws:securityhub" + HERE + "hub/default")
                                .build())
                .with(
                        SecurityHubClient.class,
                        SandboxSecurityHub.STANDARDS,
                        StandardsSubscription.builder()
                                .standardsSubscriptionArn(subscription)
                                .standardsArn("arn:fsbp")
                                .standardsStatus("READY")
                                .build());
        control(subscription, "Backup.1", "DISABLED");
        control(subscription, "Backup.2", "ENABLED");
        var hub = region.only(Kinds.SECURITY_HUB);
        assertEquals(Told.known(Set.of("arn:fsbp")), hub.standards());
        assertEquals(Told.known(Set.of("Backup.1")), hub.disabledControls());
        assertEquals(Told.known(false), hub.aggregates());
        assertEquals(Told.none(), hub.administrator());
    }

    @Test
    void certificatesWithKeysOfAnyKindAreRead() {
        certificate("c1", "RSA-2048");
        certificate("c2", "EC_prime256v1");
        var all = region.read(Kinds.CERTIFICATES);
        assertEquals(
                List.of("RSA-2048", "EC_prime256v1"),
                all.stream().map(one -> one.keyAlgorithm()).toList());
        assertEquals(List.of("arn:lb"), all.getFirst().inUseBy());
    }

    @Test
    void onlyStacksThatMakeVaultsPlansOrKeysAreRead() {
        stack("backups", """
                Resources:
                  Vault:
                    Type: AWS::Backup::BackupVault
                    DeletionPolicy: Retain
                    Properties:
                      BackupVaultName: !Sub "${AWS::StackName}-vault"
                      EncryptionKeyArn: !GetAtt Key.Arn
                  Topic: {Type: AWS::SNS::Topic}
                """);
        stack("website", "{\"Resources\":{\"Site\":{\"Type\":\"AWS::S3::Bucket\"}}}");
        var stack = region.only(Kinds.STACKS);
        assertEquals("backups", stack.name());
        assertEquals("NOT_CHECKED", stack.driftStatus());
        var vault = stack.backupResources().value().orElseThrow().getFirst();
        assertEquals(Optional.of("Retain"), vault.deletionPolicy());
        assertEquals(
                "${AWS::StackName}-vault",
                vault.properties().at("/BackupVaultName/Fn::Sub").asText());
    }

    @Test
    void aStackWhoseTemplateMayNotBeReadStaysAndIsUnknown() {
        stack("website", "{\"Resources\":{}}");
        region.denied("cloudformation:GetTemplate");
        assertEquals(
                Told.unknown(new Coverage.Denied("cloudformation:GetTemplate")),
                region.only(Kinds.STACKS).backupResources());
    }

    @Test
    void aShareIsReadWithWhatIsSharedAndWithWhom() {
        var arn = "arn:aws:ram" + HERE + "resource-share/1";
        region.with(
                RamClient.class,
                SandboxRam.SHARES,
                ResourceShare.builder()
                        .resourceShareArn(arn)
                        .name("vaults")
                        .status("ACTIVE")
                        .allowExternalPrincipals(true)
                        .build(),
                GetResourceShareAssociationsResponse.builder()
                        .resourceShareAssociations(
                                association(arn, "222222222222", "PRINCIPAL", "ASSOCIATED"),
                                association(arn, "333333333333", "PRINCIPAL", "DISASSOCIATED"),
                                association(arn, "arn:vault", "RESOURCE", "ASSOCIATED"))
                        .build());
        var share = region.only(Kinds.RESOURCE_SHARES);
        assertEquals(Set.of("222222222222"), share.principals());
        assertEquals(Set.of("arn:vault"), share.resourceArns());
        assertTrue(share.externalAllowed());
    }

    @Test
    void aTeamIsReadWithItsOpenRequests() {
        region.with(
                MpaClient.class,
                SandboxMpa.TEAMS,
                ListApprovalTeamsResponseApprovalTeam.builder()
                        .arn("arn:team")
                        .name("owners")
                        .status("ACTIVE")
                        .numberOfApprovers(5)
                        .approvalStrategy(strategy -> strategy.mofN(of -> of.minApprovalsRequired(3)))
                        .build());
        session("arn:s1", "PENDING");
        session("arn:s2", "APPROVED");
        var team = region.only(Kinds.APPROVAL_TEAMS);
        assertEquals(3, team.minApprovals());
        assertEquals(5, team.approvers());
        assertEquals(
                List.of("arn:s1"),
                team.openSessions().value().orElseThrow().stream()
                        .map(session -> session.arn())
                        .toList());
    }

    private void finding(String id, double severity, boolean archived) {
        region.with(
                GuardDutyClient.class,
                SandboxGuardDuty.FINDINGS,
                Finding.builder()
                        .id(id)
                        .type("Impact:S3/MaliciousIPCaller")
                        .severity(severity)
                        .service(service -> service.archived(archived))
                        .resource(resource -> resource.s3BucketDetails(bucket -> bucket.arn("arn:aws:s3:::vault")))
                        .updatedAt(EmptyRegion.NOW.toString())
                        .build());
    }

    private void control(String subscription, String id, String status) {
        region.with(
                SecurityHubClient.class,
                SandboxSecurityHub.CONTROLS,
                StandardsControl.builder()
                        .standardsControlArn("arn:control/" + id)
                        .controlId(id)
                        .controlStatus(status)
                        .build(),
                DescribeStandardsControlsRequest.builder()
                        .standardsSubscriptionArn(subscription)
                        .build());
    }

    private void certificate(String id, String algorithm) {
        region.with(
                AcmClient.class,
                SandboxAcm.CERTIFICATES,
                CertificateDetail.builder()
                        .certificateArn("arn:aws:acm" + HERE + "certificate/" + id)
                        .domainName(id + ".example.com")
                        .status("ISSUED")
                        .keyAlgorithm(algorithm)
                        .inUseBy("arn:lb")
                        .build());
    }

    private void stack(String name, String template) {
        region.with(
                CloudFormationClient.class,
                SandboxCloudFormation.STACKS,
                Stack.builder()
                        .stackId("arn:aws:cloudformation" + HERE + "stack/" + name + "/1")
                        .stackName(name)
                        .stackStatus("CREATE_COMPLETE")
                        .build(),
                GetTemplateResponse.builder().templateBody(template).build());
    }

    private static ResourceShareAssociation association(String share, String entity, String type, String status) {
        return ResourceShareAssociation.builder()
                .resourceShareArn(share)
                .associatedEntity(entity)
                .associationType(type)
                .status(status)
                .build();
    }

    private void session(String arn, String status) {
        region.with(
                MpaClient.class,
                SandboxMpa.SESSIONS,
                ListSessionsResponseSession.builder()
                        .sessionArn(arn)
                        .approvalTeamArn("arn:team")
                        .status(status)
                        .initiationTime(EmptyRegion.NOW)
                        .build());
    }
}
