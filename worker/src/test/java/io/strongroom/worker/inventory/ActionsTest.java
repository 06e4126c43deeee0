package io.strongroom.worker.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.inventory.Kind;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.sandbox.ec2.SandboxEc2;
import io.strongroom.sandbox.storage.SandboxDynamoDb;
import io.strongroom.sandbox.storage.SandboxRbin;
import io.strongroom.sandbox.storage.SandboxRds;
import io.strongroom.sandbox.surroundings.SandboxAcm;
import io.strongroom.sandbox.surroundings.SandboxCloudFormation;
import io.strongroom.sandbox.surroundings.SandboxConfig;
import io.strongroom.sandbox.surroundings.SandboxEventBridge;
import io.strongroom.sandbox.surroundings.SandboxGuardDuty;
import io.strongroom.sandbox.surroundings.SandboxMpa;
import io.strongroom.sandbox.surroundings.SandboxRam;
import io.strongroom.sandbox.surroundings.SandboxSecretsManager;
import io.strongroom.sandbox.surroundings.SandboxSecurityHub;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.acm.model.CertificateDetail;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.config.model.ConfigurationRecorder;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Image;
import software.amazon.awssdk.services.ec2.model.Snapshot;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.Rule;
import software.amazon.awssdk.services.guardduty.GuardDutyClient;
import software.amazon.awssdk.services.guardduty.model.Finding;
import software.amazon.awssdk.services.guardduty.model.GetDetectorRequest;
import software.amazon.awssdk.services.mpa.MpaClient;
import software.amazon.awssdk.services.mpa.model.ListApprovalTeamsResponseApprovalTeam;
import software.amazon.awssdk.services.ram.RamClient;
import software.amazon.awssdk.services.ram.model.ResourceShare;
import software.amazon.awssdk.services.rbin.RbinClient;
import software.amazon.awssdk.services.rbin.model.GetRuleResponse;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBClusterSnapshot;
import software.amazon.awssdk.services.rds.model.DBSnapshot;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterSnapshotAttributesResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbSnapshotAttributesResponse;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.SecretListEntry;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.securityhub.model.DescribeHubResponse;
import software.amazon.awssdk.services.securityhub.model.StandardsSubscription;

/** The read role grants what kinds declare: what readers ask for must be that, and no less. */
class ActionsTest {
    /** Tables are read whole once, for their own kind too. */
    private static final Set<String> OF_TABLES = Set.of("dynamodb:DescribeContinuousBackups");

    private final EmptyRegion region = oneOfEach();

    static Stream<Kind<?>> kinds() {
        return Stream.of(
                Kinds.APPROVAL_TEAMS,
                Kinds.EVENT_RULES,
                Kinds.VPCS,
                Kinds.SUBNETS,
                Kinds.ENDPOINTS,
                Kinds.SECURITY_GROUPS,
                Kinds.INSTANCES,
                Kinds.STATEFUL_RESOURCES,
                Kinds.NATIVE_SNAPSHOTS,
                Kinds.EBS_SETTINGS,
                Kinds.RETENTION_RULES,
                Kinds.TABLES,
                Kinds.CONFIG_RECORDERS,
                Kinds.CONFIG_AGGREGATORS,
                Kinds.SECRETS,
                Kinds.DETECTORS,
                Kinds.SECURITY_HUB,
                Kinds.CERTIFICATES,
                Kinds.STACKS,
                Kinds.RESOURCE_SHARES);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void readersAskForExactlyWhatTheirKindDeclares(Kind<?> kind) {
        var asked = new HashSet<String>();
        region.asked(kind).forEach(action -> asked.add(action.replaceFirst("^eventbridge:", "events:")));
        if (kind.equals(Kinds.STATEFUL_RESOURCES)) {
            asked.removeAll(OF_TABLES);
        }
        assertEquals(kind.actions(), asked);
    }

    private static EmptyRegion oneOfEach() {
        return new EmptyRegion()
                .with(Ec2Client.class, SandboxEc2.VPCS, Vpc.builder().vpcId("v").build())
                .with(
                        Ec2Client.class,
                        SandboxEc2.SUBNETS,
                        Subnet.builder().subnetId("s").vpcId("v").build())
                .with(
                        Ec2Client.class,
                        SandboxEc2.SNAPSHOTS,
                        Snapshot.builder()
                                .snapshotId("s")
                                .startTime(EmptyRegion.NOW)
                                .build())
                .with(
                        Ec2Client.class,
                        SandboxEc2.IMAGES,
                        Image.builder().imageId("i").build())
                .with(
                        RdsClient.class,
                        SandboxRds.SNAPSHOTS,
                        DBSnapshot.builder()
                                .dbSnapshotIdentifier("s")
                                .dbSnapshotArn("arn:s")
                                .snapshotType("manual")
                                .build(),
                        DescribeDbSnapshotAttributesResponse.builder()
                                .dbSnapshotAttributesResult(r -> {})
                                .build())
                .with(
                        RdsClient.class,
                        SandboxRds.CLUSTER_SNAPSHOTS,
                        DBClusterSnapshot.builder()
                                .dbClusterSnapshotIdentifier("c")
                                .dbClusterSnapshotArn("arn:c")
                                .snapshotType("manual")
                                .build(),
                        DescribeDbClusterSnapshotAttributesResponse.builder()
                                .dbClusterSnapshotAttributesResult(r -> {})
                                .build())
                .with(
                        DynamoDbClient.class,
                        SandboxDynamoDb.TABLES,
                        TableDescription.builder()
                                .tableName("t")
                                .tableArn("arn:t")
                                .build())
                .with(
                        RbinClient.class,
                        SandboxRbin.RULES,
                        GetRuleResponse.builder()
                                .identifier("r")
                                .resourceType("EBS_SNAPSHOT")
                                .retentionPeriod(r -> r.retentionPeriodValue(1))
                                .build())
                .with(
                        ConfigClient.class,
                        SandboxConfig.RECORDERS,
                        ConfigurationRecorder.builder().name("r").build())
                .with(
                        SecretsManagerClient.class,
                        SandboxSecretsManager.SECRETS,
                        SecretListEntry.builder().arn("arn:s").name("s").build())
                .with(
                        GuardDutyClient.class,
                        SandboxGuardDuty.DETECTORS,
                        GetDetectorRequest.builder().detectorId("d").build())
                .with(
                        GuardDutyClient.class,
                        SandboxGuardDuty.FINDINGS,
                        Finding.builder()
                                .id("f")
                                .type("t")
                                .severity(8.0)
                                .updatedAt(EmptyRegion.NOW.toString())
                                .build())
                .with(
                        SecurityHubClient.class,
                        SandboxSecurityHub.HUB,
                        DescribeHubResponse.builder().hubArn("arn:h").build())
                .with(
                        SecurityHubClient.class,
                        SandboxSecurityHub.STANDARDS,
                        StandardsSubscription.builder()
                                .standardsSubscriptionArn("arn:s")
                                .standardsArn("arn:t")
                                .standardsStatus("READY")
                                .build())
                .with(
                        AcmClient.class,
                        SandboxAcm.CERTIFICATES,
                        CertificateDetail.builder()
                                .certificateArn("arn:c")
                                .domainName("example.com")
                                .status("ISSUED")
                                .keyAlgorithm("RSA_2048")
                                .build())
                .with(
                        CloudFormationClient.class,
                        SandboxCloudFormation.STACKS,
                        Stack.builder()
                                .stackId("arn:s")
                                .stackName("s")
                                .stackStatus("CREATE_COMPLETE")
                                .build())
                .with(
                        RamClient.class,
                        SandboxRam.SHARES,
                        ResourceShare.builder()
                                .resourceShareArn("arn:s")
                                .name("s")
                                .status("ACTIVE")
                                .build())
                .with(
                        MpaClient.class,
                        SandboxMpa.TEAMS,
                        ListApprovalTeamsResponseApprovalTeam.builder()
                                .arn("arn:t")
                                .name("t")
                                .build())
                .with(
                        EventBridgeClient.class,
                        SandboxEventBridge.RULES,
                        Rule.builder().name("r").arn("arn:r").state("ENABLED").build());
    }
}
