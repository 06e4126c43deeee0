package io.strongroom.domain.inventory;

import io.strongroom.domain.inventory.backup.ApprovalTeam;
import io.strongroom.domain.inventory.backup.AuditFramework;
import io.strongroom.domain.inventory.backup.BackupGlobalSettings;
import io.strongroom.domain.inventory.backup.BackupPlan;
import io.strongroom.domain.inventory.backup.BackupSettings;
import io.strongroom.domain.inventory.backup.CopyRoute;
import io.strongroom.domain.inventory.backup.DestinationVault;
import io.strongroom.domain.inventory.backup.JobTotals;
import io.strongroom.domain.inventory.backup.LegalHold;
import io.strongroom.domain.inventory.backup.MalwareScan;
import io.strongroom.domain.inventory.backup.ProtectedResource;
import io.strongroom.domain.inventory.backup.RecoveryPoints;
import io.strongroom.domain.inventory.backup.ReportPlan;
import io.strongroom.domain.inventory.backup.RestoreTest;
import io.strongroom.domain.inventory.backup.RestoreTestingPlan;
import io.strongroom.domain.inventory.backup.Vault;
import io.strongroom.domain.inventory.buckets.AccountPublicAccess;
import io.strongroom.domain.inventory.buckets.Bucket;
import io.strongroom.domain.inventory.identities.Role;
import io.strongroom.domain.inventory.identities.RootUser;
import io.strongroom.domain.inventory.identities.User;
import io.strongroom.domain.inventory.keys.Key;
import io.strongroom.domain.inventory.network.Endpoint;
import io.strongroom.domain.inventory.network.Instance;
import io.strongroom.domain.inventory.network.SecurityGroup;
import io.strongroom.domain.inventory.network.Subnet;
import io.strongroom.domain.inventory.network.Vpc;
import io.strongroom.domain.inventory.organizations.Membership;
import io.strongroom.domain.inventory.organizations.Organization;
import io.strongroom.domain.inventory.storage.EbsSettings;
import io.strongroom.domain.inventory.storage.NativeSnapshot;
import io.strongroom.domain.inventory.storage.RetentionRule;
import io.strongroom.domain.inventory.storage.StatefulResource;
import io.strongroom.domain.inventory.storage.Table;
import io.strongroom.domain.inventory.surroundings.Certificate;
import io.strongroom.domain.inventory.surroundings.ConfigAggregator;
import io.strongroom.domain.inventory.surroundings.ConfigRecorder;
import io.strongroom.domain.inventory.surroundings.Detector;
import io.strongroom.domain.inventory.surroundings.Platform;
import io.strongroom.domain.inventory.surroundings.ResourceShare;
import io.strongroom.domain.inventory.surroundings.Secret;
import io.strongroom.domain.inventory.surroundings.SecurityHub;
import io.strongroom.domain.inventory.surroundings.Stack;
import io.strongroom.domain.inventory.trails.Alarm;
import io.strongroom.domain.inventory.trails.EventRule;
import io.strongroom.domain.inventory.trails.LogGroup;
import io.strongroom.domain.inventory.trails.Topic;
import io.strongroom.domain.inventory.trails.Trail;
import java.util.List;

/**
 * Every kind of resource that Strongroom reads. A reader in the worker fills each; the read role grants exactly what
 * they need.
 */
public final class Kinds {
    public static final Kind<Vault> VAULTS = Kind.regional(
            "vaults",
            "AWS::Backup::BackupVault",
            Vault.class,
            "backup:ListBackupVaults",
            "backup:GetBackupVaultAccessPolicy",
            "backup:GetBackupVaultNotifications",
            "backup:ListTags",
            "backup:DescribeBackupVault",
            "backup:ListRestoreAccessBackupVaults");

    public static final Kind<RecoveryPoints> RECOVERY_POINTS = Kind.regional(
            "recovery-points",
            "AWS::Backup::RecoveryPoint",
            RecoveryPoints.class,
            "backup:ListBackupVaults",
            "backup:ListRecoveryPointsByBackupVault");

    public static final Kind<ProtectedResource> PROTECTED_RESOURCES = Kind.regional(
            "protected-resources",
            "Strongroom::Backup::ProtectedResource",
            ProtectedResource.class,
            "backup:ListProtectedResources",
            "backup:ListBackupVaults",
            "backup:ListRecoveryPointsByBackupVault");

    public static final Kind<BackupPlan> BACKUP_PLANS = Kind.regional(
            "backup-plans",
            "AWS::Backup::BackupPlan",
            BackupPlan.class,
            "backup:ListBackupPlans",
            "backup:GetBackupPlan",
            "backup:ListBackupSelections",
            "backup:GetBackupSelection",
            "backup:ListTags");

    public static final Kind<BackupSettings> BACKUP_SETTINGS = Kind.regional(
            "backup-settings",
            "Strongroom::Backup::RegionSettings",
            BackupSettings.class,
            "backup:DescribeRegionSettings");

    public static final Kind<BackupGlobalSettings> BACKUP_GLOBAL_SETTINGS = Kind.organization(
            "backup-global-settings",
            "Strongroom::Backup::GlobalSettings",
            BackupGlobalSettings.class,
            "backup:DescribeGlobalSettings");

    public static final Kind<JobTotals> JOB_TOTALS = Kind.regional(
            "job-totals",
            "Strongroom::Backup::JobTotals",
            JobTotals.class,
            "backup:ListBackupJobSummaries",
            "backup:ListCopyJobSummaries",
            "backup:ListRestoreJobSummaries");

    public static final Kind<CopyRoute> COPY_ROUTES =
            Kind.regional("copy-routes", "Strongroom::Backup::CopyRoute", CopyRoute.class, "backup:ListCopyJobs");

    public static final Kind<DestinationVault> DESTINATION_VAULTS = Kind.regional(
            "destination-vaults",
            "AWS::Backup::BackupVault",
            DestinationVault.class,
            "backup:ListBackupPlans",
            "backup:GetBackupPlan",
            "backup:ListBackupVaults",
            "backup:GetBackupVaultAccessPolicy",
            "kms:DescribeKey");

    public static final Kind<RestoreTest> RESTORE_TESTS = Kind.regional(
            "restore-tests", "Strongroom::Backup::RestoreTest", RestoreTest.class, "backup:ListRestoreJobs");

    public static final Kind<RestoreTestingPlan> RESTORE_TESTING_PLANS = Kind.regional(
            "restore-testing-plans",
            "AWS::Backup::RestoreTestingPlan",
            RestoreTestingPlan.class,
            "backup:ListRestoreTestingPlans",
            "backup:ListRestoreTestingSelections",
            "backup:GetRestoreTestingSelection");

    public static final Kind<AuditFramework> AUDIT_FRAMEWORKS = Kind.regional(
            "audit-frameworks",
            "AWS::Backup::Framework",
            AuditFramework.class,
            "backup:ListFrameworks",
            "backup:DescribeFramework");

    public static final Kind<ReportPlan> REPORT_PLANS = Kind.regional(
            "report-plans", "AWS::Backup::ReportPlan", ReportPlan.class, "backup:ListReportPlans", "backup:ListTags");

    public static final Kind<LegalHold> LEGAL_HOLDS = Kind.regional(
            "legal-holds",
            "Strongroom::Backup::LegalHold",
            LegalHold.class,
            "backup:ListLegalHolds",
            "backup:ListTags");

    public static final Kind<MalwareScan> MALWARE_SCANS =
            Kind.regional("malware-scans", "Strongroom::Backup::MalwareScan", MalwareScan.class, "backup:ListScanJobs");

    public static final Kind<ApprovalTeam> APPROVAL_TEAMS = Kind.regional(
            "approval-teams",
            "AWS::MPA::ApprovalTeam",
            ApprovalTeam.class,
            "mpa:ListApprovalTeams",
            "mpa:ListSessions");

    public static final Kind<Resource> BACKUP_ACCESS_POINTS = Kind.regional(
            "backup-access-points", "Strongroom::Backup::AccessPoint", Resource.class, "backup:ListBackupAccessPoints");

    public static final Kind<Key> KEYS = Kind.regional(
            "keys",
            "AWS::KMS::Key",
            Key.class,
            "kms:ListKeys",
            "kms:ListAliases",
            "kms:DescribeKey",
            "kms:GetKeyPolicy",
            "kms:GetKeyRotationStatus",
            "kms:ListGrants");

    public static final Kind<Resource> KEY_USES =
            Kind.regional("key-uses", "Strongroom::KMS::KeyUse", Resource.class, "kms:GetKeyLastUsage");

    public static final Kind<Role> ROLES =
            Kind.global("roles", "AWS::IAM::Role", Role.class, "iam:GetAccountAuthorizationDetails");

    public static final Kind<User> USERS =
            Kind.global("users", "AWS::IAM::User", User.class, "iam:GetAccountAuthorizationDetails");

    public static final Kind<RootUser> ROOT_USER =
            Kind.global("root-user", "AWS::IAM::RootUser", RootUser.class, "iam:GetAccountSummary");

    public static final Kind<Bucket> BUCKETS = Kind.global(
            "buckets",
            "AWS::S3::Bucket",
            Bucket.class,
            "s3:ListAllMyBuckets",
            "s3:GetBucketLocation",
            "s3:GetEncryptionConfiguration",
            "s3:GetBucketPolicy",
            "s3:GetBucketPolicyStatus",
            "s3:GetBucketPublicAccessBlock",
            "s3:GetBucketOwnershipControls",
            "s3:GetBucketVersioning",
            "s3:GetBucketObjectLockConfiguration",
            "s3:GetBucketLogging",
            "s3:GetLifecycleConfiguration",
            "s3:GetBucketTagging");

    public static final Kind<AccountPublicAccess> ACCOUNT_PUBLIC_ACCESS = Kind.global(
            "account-public-access",
            "AWS::S3::AccountPublicAccessBlock",
            AccountPublicAccess.class,
            "s3:GetAccountPublicAccessBlock");

    public static final Kind<Trail> TRAILS = Kind.regional(
            "trails",
            "AWS::CloudTrail::Trail",
            Trail.class,
            "cloudtrail:DescribeTrails",
            "cloudtrail:GetTrailStatus",
            "cloudtrail:GetEventSelectors");

    public static final Kind<LogGroup> LOG_GROUPS = Kind.regional(
            "log-groups",
            "AWS::Logs::LogGroup",
            LogGroup.class,
            "logs:DescribeLogGroups",
            "logs:DescribeMetricFilters");

    public static final Kind<Alarm> ALARMS =
            Kind.regional("alarms", "AWS::CloudWatch::Alarm", Alarm.class, "cloudwatch:DescribeAlarms");

    public static final Kind<EventRule> EVENT_RULES = Kind.regional(
            "event-rules", "AWS::Events::Rule", EventRule.class, "events:ListRules", "events:ListTargetsByRule");

    public static final Kind<Topic> TOPICS = Kind.regional(
            "topics",
            "AWS::SNS::Topic",
            Topic.class,
            "sns:ListTopics",
            "sns:GetTopicAttributes",
            "sns:ListSubscriptions");

    public static final Kind<Vpc> VPCS =
            Kind.regional("vpcs", "AWS::EC2::VPC", Vpc.class, "ec2:DescribeVpcs", "ec2:DescribeFlowLogs");

    public static final Kind<Subnet> SUBNETS = Kind.regional(
            "subnets", "AWS::EC2::Subnet", Subnet.class, "ec2:DescribeSubnets", "ec2:DescribeRouteTables");

    public static final Kind<Endpoint> ENDPOINTS =
            Kind.regional("vpc-endpoints", "AWS::EC2::VPCEndpoint", Endpoint.class, "ec2:DescribeVpcEndpoints");

    public static final Kind<SecurityGroup> SECURITY_GROUPS = Kind.regional(
            "security-groups", "AWS::EC2::SecurityGroup", SecurityGroup.class, "ec2:DescribeSecurityGroups");

    public static final Kind<Instance> INSTANCES =
            Kind.regional("instances", "AWS::EC2::Instance", Instance.class, "ec2:DescribeInstances");

    public static final Kind<StatefulResource> STATEFUL_RESOURCES = Kind.regional(
            "stateful-resources",
            "Strongroom::Backup::Resource",
            StatefulResource.class,
            "ec2:DescribeVolumes",
            "ec2:DescribeInstances",
            "rds:DescribeDBInstances",
            "rds:DescribeDBClusters",
            "redshift:DescribeClusters",
            "dynamodb:ListTables",
            "dynamodb:DescribeTable",
            "dynamodb:ListTagsOfResource",
            "elasticfilesystem:DescribeFileSystems");

    public static final Kind<NativeSnapshot> NATIVE_SNAPSHOTS = Kind.regional(
            "native-snapshots",
            "AWS::EC2::Snapshot",
            NativeSnapshot.class,
            "ec2:DescribeSnapshots",
            "ec2:DescribeSnapshotAttribute",
            "ec2:DescribeLockedSnapshots",
            "ec2:DescribeImages",
            "ec2:DescribeImageAttribute",
            "rds:DescribeDBSnapshots",
            "rds:DescribeDBClusterSnapshots",
            "rds:DescribeDBSnapshotAttributes",
            "rds:DescribeDBClusterSnapshotAttributes",
            "redshift:DescribeClusterSnapshots");

    public static final Kind<EbsSettings> EBS_SETTINGS = Kind.regional(
            "ebs-settings",
            "Strongroom::EC2::EbsSettings",
            EbsSettings.class,
            "ec2:GetEbsEncryptionByDefault",
            "ec2:GetSnapshotBlockPublicAccessState");

    public static final Kind<RetentionRule> RETENTION_RULES =
            Kind.regional("retention-rules", "AWS::Rbin::Rule", RetentionRule.class, "rbin:ListRules", "rbin:GetRule");

    public static final Kind<Table> TABLES = Kind.regional(
            "tables",
            "AWS::DynamoDB::Table",
            Table.class,
            "dynamodb:ListTables",
            "dynamodb:DescribeTable",
            "dynamodb:DescribeContinuousBackups",
            "dynamodb:ListTagsOfResource");

    public static final Kind<Organization> ORGANIZATION = Kind.organization(
            "organization",
            "AWS::Organizations::Organization",
            Organization.class,
            "organizations:DescribeOrganization",
            "organizations:ListRoots",
            "organizations:ListOrganizationalUnitsForParent",
            "organizations:ListAccountsForParent",
            "organizations:ListPolicies",
            "organizations:DescribePolicy",
            "organizations:ListTargetsForPolicy",
            "organizations:ListDelegatedAdministrators",
            "organizations:ListDelegatedServicesForAccount",
            "organizations:DescribeEffectivePolicy",
            "organizations:ListAccountsWithInvalidEffectivePolicy",
            "organizations:ListEffectivePolicyValidationErrors");

    /** Judged where a verdict is on the account as such, such as on the policies that reach it. */
    public static final Kind<Membership> ACCOUNT =
            Kind.global("account", "AWS::Organizations::Account", Membership.class);

    public static final Kind<ConfigRecorder> CONFIG_RECORDERS = Kind.regional(
            "config-recorders",
            "AWS::Config::ConfigurationRecorder",
            ConfigRecorder.class,
            "config:DescribeConfigurationRecorders",
            "config:DescribeConfigurationRecorderStatus");

    public static final Kind<ConfigAggregator> CONFIG_AGGREGATORS = Kind.regional(
            "config-aggregators",
            "AWS::Config::ConfigurationAggregator",
            ConfigAggregator.class,
            "config:DescribeConfigurationAggregators");

    public static final Kind<Secret> SECRETS = Kind.regional(
            "secrets",
            "AWS::SecretsManager::Secret",
            Secret.class,
            "secretsmanager:ListSecrets",
            "secretsmanager:GetResourcePolicy");

    public static final Kind<Detector> DETECTORS = Kind.regional(
            "detectors",
            "AWS::GuardDuty::Detector",
            Detector.class,
            "guardduty:ListDetectors",
            "guardduty:GetDetector",
            "guardduty:GetAdministratorAccount",
            "guardduty:ListFindings",
            "guardduty:GetFindings");

    public static final Kind<SecurityHub> SECURITY_HUB = Kind.regional(
            "security-hub",
            "AWS::SecurityHub::Hub",
            SecurityHub.class,
            "securityhub:DescribeHub",
            "securityhub:GetEnabledStandards",
            "securityhub:DescribeStandardsControls",
            "securityhub:ListFindingAggregators",
            "securityhub:GetAdministratorAccount");

    public static final Kind<Certificate> CERTIFICATES = Kind.regional(
            "certificates",
            "AWS::CertificateManager::Certificate",
            Certificate.class,
            "acm:ListCertificates",
            "acm:DescribeCertificate");

    public static final Kind<Stack> STACKS = Kind.regional(
            "stacks",
            "AWS::CloudFormation::Stack",
            Stack.class,
            "cloudformation:DescribeStacks",
            "cloudformation:GetTemplate");

    public static final Kind<ResourceShare> RESOURCE_SHARES = Kind.regional(
            "resource-shares",
            "AWS::RAM::ResourceShare",
            ResourceShare.class,
            "ram:GetResourceShares",
            "ram:GetResourceShareAssociations");

    public static final Kind<Platform> PLATFORM = Kind.global(
            "platform",
            "Strongroom::Platform::Self",
            Platform.class,
            "sts:GetCallerIdentity",
            "iam:GetAccountAuthorizationDetails");

    /** All of them, in this order on pages. */
    public static final List<Kind<?>> ALL = List.of(
            VAULTS,
            RECOVERY_POINTS,
            PROTECTED_RESOURCES,
            BACKUP_PLANS,
            BACKUP_SETTINGS,
            BACKUP_GLOBAL_SETTINGS,
            JOB_TOTALS,
            COPY_ROUTES,
            DESTINATION_VAULTS,
            RESTORE_TESTS,
            RESTORE_TESTING_PLANS,
            AUDIT_FRAMEWORKS,
            REPORT_PLANS,
            LEGAL_HOLDS,
            MALWARE_SCANS,
            APPROVAL_TEAMS,
            BACKUP_ACCESS_POINTS,
            KEYS,
            KEY_USES,
            ROLES,
            USERS,
            ROOT_USER,
            BUCKETS,
            ACCOUNT_PUBLIC_ACCESS,
            TRAILS,
            LOG_GROUPS,
            ALARMS,
            EVENT_RULES,
            TOPICS,
            VPCS,
            SUBNETS,
            ENDPOINTS,
            SECURITY_GROUPS,
            INSTANCES,
            STATEFUL_RESOURCES,
            NATIVE_SNAPSHOTS,
            EBS_SETTINGS,
            RETENTION_RULES,
            TABLES,
            ORGANIZATION,
            ACCOUNT,
            CONFIG_RECORDERS,
            CONFIG_AGGREGATORS,
            SECRETS,
            DETECTORS,
            SECURITY_HUB,
            CERTIFICATES,
            STACKS,
            RESOURCE_SHARES,
            PLATFORM);

    private Kinds() {}

    /** @throws IllegalArgumentException when no kind has that name */
    public static Kind<?> named(String name) {
        return ALL.stream()
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("kind: unknown " + name));
    }
}
