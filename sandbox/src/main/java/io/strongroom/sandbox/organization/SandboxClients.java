package io.strongroom.sandbox.organization;

import io.strongroom.sandbox.backup.SandboxBackup;
import io.strongroom.sandbox.calls.Calls;
import io.strongroom.sandbox.cloudtrail.SandboxCloudTrail;
import io.strongroom.sandbox.cloudwatch.SandboxCloudWatch;
import io.strongroom.sandbox.ec2.SandboxEc2;
import io.strongroom.sandbox.iam.SandboxIam;
import io.strongroom.sandbox.kms.SandboxKms;
import io.strongroom.sandbox.logs.SandboxLogs;
import io.strongroom.sandbox.organizations.Guardrails;
import io.strongroom.sandbox.organizations.OrganizationTree;
import io.strongroom.sandbox.organizations.SandboxOrganizations;
import io.strongroom.sandbox.s3.SandboxS3;
import io.strongroom.sandbox.sns.SandboxSns;
import io.strongroom.sandbox.storage.SandboxDynamoDb;
import io.strongroom.sandbox.storage.SandboxEfs;
import io.strongroom.sandbox.storage.SandboxRbin;
import io.strongroom.sandbox.storage.SandboxRds;
import io.strongroom.sandbox.storage.SandboxRedshift;
import io.strongroom.sandbox.sts.SandboxSts;
import io.strongroom.sandbox.surroundings.SandboxAcm;
import io.strongroom.sandbox.surroundings.SandboxCloudFormation;
import io.strongroom.sandbox.surroundings.SandboxConfig;
import io.strongroom.sandbox.surroundings.SandboxEventBridge;
import io.strongroom.sandbox.surroundings.SandboxGuardDuty;
import io.strongroom.sandbox.surroundings.SandboxMpa;
import io.strongroom.sandbox.surroundings.SandboxRam;
import io.strongroom.sandbox.surroundings.SandboxS3Control;
import io.strongroom.sandbox.surroundings.SandboxSecrets;
import io.strongroom.sandbox.surroundings.SandboxSecurityHub;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.backup.BackupClient;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.guardduty.GuardDutyClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.mpa.MpaClient;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.ram.RamClient;
import software.amazon.awssdk.services.rbin.RbinClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.redshift.RedshiftClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3control.S3ControlClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sts.StsClient;

/** Every service that is simulated. A new one is one line here. */
final class SandboxClients {
    private final Map<Class<?>, Function<Calls, Object>> makers;

    SandboxClients(OrganizationTree tree, Guardrails guardrails) {
        this.makers = Map.ofEntries(
                Map.entry(BackupClient.class, SandboxBackup::new),
                Map.entry(Ec2Client.class, SandboxEc2::client),
                Map.entry(IamClient.class, SandboxIam::new),
                Map.entry(KmsClient.class, SandboxKms::new),
                Map.entry(OrganizationsClient.class, calls -> new SandboxOrganizations(calls, tree, guardrails)),
                Map.entry(S3Client.class, SandboxS3::new),
                Map.entry(CloudTrailClient.class, SandboxCloudTrail::new),
                Map.entry(CloudWatchClient.class, SandboxCloudWatch::new),
                Map.entry(CloudWatchLogsClient.class, SandboxLogs::new),
                Map.entry(SnsClient.class, SandboxSns::new),
                Map.entry(RdsClient.class, SandboxRds::client),
                Map.entry(RedshiftClient.class, SandboxRedshift::client),
                Map.entry(EfsClient.class, SandboxEfs::client),
                Map.entry(DynamoDbClient.class, SandboxDynamoDb::client),
                Map.entry(RbinClient.class, SandboxRbin::client),
                Map.entry(ConfigClient.class, SandboxConfig::client),
                Map.entry(SecretsManagerClient.class, SandboxSecrets::client),
                Map.entry(GuardDutyClient.class, SandboxGuardDuty::client),
                Map.entry(SecurityHubClient.class, SandboxSecurityHub::client),
                Map.entry(AcmClient.class, SandboxAcm::client),
                Map.entry(CloudFormationClient.class, SandboxCloudFormation::client),
                Map.entry(RamClient.class, SandboxRam::client),
                Map.entry(MpaClient.class, SandboxMpa::client),
                Map.entry(EventBridgeClient.class, SandboxEventBridge::client),
                Map.entry(S3ControlClient.class, SandboxS3Control::client),
                Map.entry(StsClient.class, SandboxSts::new));
    }

    <C> C make(Class<C> type, Calls calls) {
        return Optional.ofNullable(makers.get(type))
                .map(maker -> type.cast(maker.apply(calls)))
                .orElseThrow(() -> new IllegalArgumentException("the sandbox has no " + type.getSimpleName()));
    }
}
