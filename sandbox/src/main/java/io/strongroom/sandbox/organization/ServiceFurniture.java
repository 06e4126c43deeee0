package io.strongroom.sandbox.organization;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.sandbox.calls.Furnished;
import io.strongroom.sandbox.calls.SdkJson;
import io.strongroom.sandbox.surroundings.SandboxAcm;
import io.strongroom.sandbox.surroundings.SandboxConfig;
import io.strongroom.sandbox.surroundings.SandboxGuardDuty;
import io.strongroom.sandbox.surroundings.SandboxS3Control;
import io.strongroom.sandbox.surroundings.SandboxSecretsManager;
import io.strongroom.sandbox.surroundings.SandboxSecurityHub;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.acm.model.CertificateDetail;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.config.model.ConfigurationRecorder;
import software.amazon.awssdk.services.config.model.ConfigurationRecorderStatus;
import software.amazon.awssdk.services.guardduty.GuardDutyClient;
import software.amazon.awssdk.services.guardduty.model.GetAdministratorAccountResponse;
import software.amazon.awssdk.services.guardduty.model.GetDetectorResponse;
import software.amazon.awssdk.services.s3control.S3ControlClient;
import software.amazon.awssdk.services.s3control.model.GetPublicAccessBlockResponse;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.SecretListEntry;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.securityhub.model.DescribeHubResponse;

/** Services that watch over the account: GuardDuty, Security Hub, Config; and what runs out: certificates and secrets. */
final class ServiceFurniture implements Furniture {
    @Override
    public void furnish(Premises premises) {
        guardDuty(premises);
        securityHub(premises);
        config(premises);
        certificate(premises);
        secret(premises);
        publicAccess(premises);
    }

    private static void guardDuty(Premises premises) {
        boolean on = premises.well();
        boolean ofObjects = premises.well();
        if (on) {
            var id = "%032x".formatted(premises.member().index() + 1);
            var detector = GetDetectorResponse.builder()
                    .status("ENABLED")
                    .features(feature -> feature.name("S3_DATA_EVENTS").status(ofObjects ? "ENABLED" : "DISABLED"))
                    .build();
            var administrator = premises.members()
                    .named("security-tooling")
                    .filter(one -> !one.id().equals(premises.member().id()))
                    .map(one -> GetAdministratorAccountResponse.builder()
                            .administrator(by -> by.accountId(one.id().value()).relationshipStatus("Enabled"))
                            .build())
                    .orElseGet(() -> GetAdministratorAccountResponse.builder().build());
            Furnished.of(premises.home(GuardDutyClient.class))
                    .keep(SandboxGuardDuty.DETECTORS, detector(id, detector, administrator));
        }
        if (premises.planned()) {
            premises.expect("MON-11", premises.regionSettings(), on && ofObjects);
        }
    }

    private static JsonNode detector(
            String id, GetDetectorResponse detector, GetAdministratorAccountResponse administrator) {
        var document = SdkJson.write(detector);
        document.setAll(SdkJson.write(administrator));
        return document.put("DetectorId", id);
    }

    private static void securityHub(Premises premises) {
        if (premises.well()) {
            Furnished.of(premises.home(SecurityHubClient.class))
                    .keep(
                            SandboxSecurityHub.HUB,
                            DescribeHubResponse.builder()
                                    .hubArn(premises.arn("securityhub", "hub/default"))
                                    .build());
        } else if (premises.planned()) {
            premises.expect("MON-14", premises.regionSettings(), false);
        }
    }

    private static void config(Premises premises) {
        boolean records = premises.well();
        boolean all = premises.well();
        if (records) {
            Furnished.of(premises.home(ConfigClient.class))
                    .keep(
                            SandboxConfig.RECORDERS,
                            ConfigurationRecorder.builder()
                                    .name("default")
                                    .recordingGroup(group -> {
                                        group.allSupported(all);
                                        if (!all) {
                                            group.resourceTypesWithStrings(List.of("AWS::EC2::Instance"));
                                        }
                                    })
                                    .build(),
                            ConfigurationRecorderStatus.builder()
                                    .name("default")
                                    .recording(true)
                                    .lastStatus("SUCCESS")
                                    .build());
        }
        if (premises.planned()) {
            premises.expect("GOV-10", premises.regionSettings(), records && all);
        }
    }

    private static void certificate(Premises premises) {
        boolean lasts = premises.well();
        var arn = premises.arn("acm", "certificate/backup-portal");
        Furnished.of(premises.home(AcmClient.class))
                .keep(
                        SandboxAcm.CERTIFICATES,
                        CertificateDetail.builder()
                                .certificateArn(arn)
                                .domainName("backup." + premises.member().name() + ".example.com")
                                .status("ISSUED")
                                .type("IMPORTED")
                                .keyAlgorithm("RSA_2048")
                                .notAfter(premises.now().plus(Duration.ofDays(lasts ? 200 : 12)))
                                .inUseBy(premises.arn("elasticloadbalancing", "loadbalancer/app/backup-portal/1"))
                                .renewalEligibility("INELIGIBLE")
                                .build());
        premises.expect("TRN-02", arn, lasts);
    }

    private static void secret(Premises premises) {
        boolean rotated = premises.well();
        var arn = premises.arn("secretsmanager", "secret:backup/operator-AbCdEf");
        var secret = SecretListEntry.builder()
                .arn(arn)
                .name("backup/operator")
                .rotationEnabled(rotated)
                .createdDate(premises.now().minus(Duration.ofDays(200)))
                .tags(tag -> tag.key("purpose").value("backup"));
        if (rotated) {
            secret.rotationRules(rules -> rules.automaticallyAfterDays(30L))
                    .rotationLambdaARN(premises.arn("lambda", "function:rotate"))
                    .lastRotatedDate(premises.now().minus(Duration.ofDays(10)));
        }
        Furnished.of(premises.home(SecretsManagerClient.class)).keep(SandboxSecretsManager.SECRETS, secret.build());
        if (!rotated) {
            premises.expect("ACC-21", arn, false);
        }
    }

    private static void publicAccess(Premises premises) {
        if (premises.well()) {
            Furnished.of(premises.home(S3ControlClient.class))
                    .keep(
                            SandboxS3Control.PUBLIC_ACCESS,
                            GetPublicAccessBlockResponse.builder()
                                    .publicAccessBlockConfiguration(block -> block.blockPublicAcls(true)
                                            .ignorePublicAcls(true)
                                            .blockPublicPolicy(true)
                                            .restrictPublicBuckets(true))
                                    .build());
        }
    }
}
