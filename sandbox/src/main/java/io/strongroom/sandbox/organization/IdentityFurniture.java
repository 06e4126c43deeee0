package io.strongroom.sandbox.organization;

import io.strongroom.sandbox.iam.RootCredential;
import io.strongroom.sandbox.iam.SandboxIam;
import java.util.EnumSet;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sns.SnsClient;

/** The roles that every account has, people's own ones here and there, and a topic for alerts where someone watches. */
final class IdentityFurniture implements Furniture {
    static final String BACKUP_ROLE = "AWSBackupDefaultServiceRole";
    private static final String FOR_BACKUPS =
            "arn:aws:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup";
    private static final String FOR_RESTORES =
            "arn:aws:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForRestores";
    private static final String ADMINISTRATOR = "arn:aws:iam::aws:policy/AdministratorAccess";

    private static final String SERVICE = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"%s"},\
            "Action":"sts:AssumeRole"}]}""";

    private static final String ACCOUNT = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::%s:root"},\
            "Action":"sts:AssumeRole"}]}""";

    private static final String ALL_OF_BACKUP = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["backup:*","kms:*","iam:PassRole"],\
            "Resource":"*"}]}""";

    private static final String FOR_THIS_ACCOUNT = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"backup.amazonaws.com"},            "Action":"sts:AssumeRole","Condition":{"StringEquals":{"aws:SourceAccount":"%1$s"}}}]}""";

    private static final String WITH_MFA = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::%s:root"},            "Action":"sts:AssumeRole","Condition":{"Bool":{"aws:MultiFactorAuthPresent":"true"},            "NumericLessThan":{"aws:MultiFactorAuthAge":"3600"}}}]}""";

    private static final String MAKES_BACKUPS = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["backup:StartBackupJob",            "backup:CreateBackupPlan","backup:StartCopyJob"],"Resource":"*"}]}""";

    private static final String WORKS = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:GetObject","dynamodb:GetItem"],            "Resource":"*"}]}""";

    private static final String WORKS_WITH_BACKUPS = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:*","backup:*"],"Resource":"*"}]}""";

    @Override
    public void furnish(Premises premises) {
        var iam = premises.home(IamClient.class);
        var own = ACCOUNT.formatted(premises.member().id());
        StrongroomRoles.make(iam, premises);
        boolean narrow = !premises.isExample() && premises.well();
        var trust =
                narrow ? FOR_THIS_ACCOUNT.formatted(premises.member().id()) : SERVICE.formatted("backup.amazonaws.com");
        role(iam, "/service-role/", BACKUP_ROLE, trust);
        if (!premises.isExample()) {
            iam.attachRolePolicy(r -> r.roleName(BACKUP_ROLE).policyArn(FOR_BACKUPS));
            if (!narrow) {
                iam.attachRolePolicy(r -> r.roleName(BACKUP_ROLE).policyArn(FOR_RESTORES));
            }
        }
        premises.expect("ACC-04", premises.role("service-role/" + BACKUP_ROLE), narrow);
        if (premises.isExample()) {
            role(iam, "/", "BackupAdmin", own);
            iam.createUser(r -> r.userName("backup-user"));
        } else {
            boolean people = people(iam, premises, own);
            boolean workloads = workloads(iam, premises);
            // Strongroom's own role that changes can delete a vault too, unless an SCP keeps even those from it who
            // could.
            boolean manages = premises.member().index() == 0;
            premises.expect(
                    "ACC-07",
                    premises.account(),
                    manages ? people && workloads : OrganizationFurniture.guards(premises.member()));
        }
        root(iam, premises);
        if (premises.isExample()) {
            var sns = premises.home(SnsClient.class);
            var topic = sns.createTopic(r -> r.name("backup-alerts")).topicArn();
            sns.subscribe(r -> r.topicArn(topic).protocol("email").endpoint("backup-alerts@example.com"));
        }
    }

    /**
     * Operators who show a second factor, or none; and here and there one who can do everything to backups and keys.
     *
     * @return whether there is none of those
     */
    private static boolean people(IamClient iam, Premises premises, String own) {
        role(iam, "/", "BackupBreakGlass", own);
        boolean mfa = premises.well();
        role(
                iam,
                "/",
                "backup-operator",
                mfa ? WITH_MFA.formatted(premises.member().id()) : own);
        iam.putRolePolicy(
                r -> r.roleName("backup-operator").policyName("backups").policyDocument(MAKES_BACKUPS));
        premises.expect("ACC-06", premises.role("backup-operator"), mfa);
        boolean nobody = premises.well();
        if (!nobody) {
            role(iam, "/", "backup-operations", own);
            iam.putRolePolicy(
                    r -> r.roleName("backup-operations").policyName("all").policyDocument(ALL_OF_BACKUP));
            premises.expect("ACC-06", premises.role("backup-operations"), false);
            iam.createUser(r -> r.userName("old-admin"));
            iam.attachUserPolicy(r -> r.userName("old-admin").policyArn(ADMINISTRATOR));
        }
        return nobody;
    }

    /** @return whether none of them can destroy backups */
    private static boolean workloads(IamClient iam, Premises premises) {
        boolean modest = premises.well();
        role(iam, "/", "app-server", SERVICE.formatted("ec2.amazonaws.com"));
        iam.putRolePolicy(
                r -> r.roleName("app-server").policyName("work").policyDocument(modest ? WORKS : WORKS_WITH_BACKUPS));
        premises.expect("ACC-10", premises.role("app-server"), modest);
        return modest;
    }

    private static void root(IamClient iam, Premises premises) {
        boolean keys = premises.isCalled("warehouse-prod");
        boolean secured = premises.well();
        var credentials = EnumSet.of(RootCredential.PASSWORD);
        if (keys) {
            credentials.add(RootCredential.ACCESS_KEYS);
        }
        if (secured && premises.isCalled("management")) {
            credentials.add(RootCredential.MFA);
        } else if (secured) {
            // Removed by the organization, as it can those of members.
            credentials.remove(RootCredential.PASSWORD);
        }
        ((SandboxIam) iam).rootUser(credentials);
        premises.expect("ACC-22", premises.account(), secured && !keys);
    }

    private static void role(IamClient iam, String path, String name, String trust) {
        iam.createRole(r -> r.path(path).roleName(name).assumeRolePolicyDocument(trust));
    }
}
