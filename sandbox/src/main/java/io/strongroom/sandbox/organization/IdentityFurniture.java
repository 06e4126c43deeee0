package io.strongroom.sandbox.organization;

import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sns.SnsClient;

/** The roles that every account has, people's own ones here and there, and a topic for alerts where someone watches. */
final class IdentityFurniture implements Furniture {
    private static final String SERVICE = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"%s"},\
            "Action":"sts:AssumeRole"}]}""";

    private static final String ACCOUNT = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::%s:root"},\
            "Action":"sts:AssumeRole"}]}""";

    private static final String ALL_OF_BACKUP = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["backup:*","kms:*","iam:PassRole"],\
            "Resource":"*"}]}""";

    @Override
    public void furnish(Premises premises) {
        var iam = premises.home(IamClient.class);
        var own = ACCOUNT.formatted(premises.member().id());
        role(iam, "/", "StrongroomRead", own);
        role(iam, "/", "StrongroomRemediate", own);
        role(iam, "/service-role/", "AWSBackupDefaultServiceRole", SERVICE.formatted("backup.amazonaws.com"));
        if (premises.isExample()) {
            role(iam, "/", "BackupAdmin", own);
            iam.createUser(r -> r.userName("backup-user"));
        } else if (premises.chance(0.4)) {
            // One identity that can do everything to backups and their keys.
            role(iam, "/", "backup-operations", own);
            iam.putRolePolicy(
                    r -> r.roleName("backup-operations").policyName("all").policyDocument(ALL_OF_BACKUP));
        }
        if (premises.isExample() || (premises.isProduction() && premises.chance(0.6))) {
            var sns = premises.home(SnsClient.class);
            var topic = sns.createTopic(r -> r.name("backup-alerts")).topicArn();
            sns.subscribe(r -> r.topicArn(topic).protocol("email").endpoint("backup-alerts@example.com"));
        }
    }

    private static void role(IamClient iam, String path, String name, String trust) {
        iam.createRole(r -> r.path(path).roleName(name).assumeRolePolicyDocument(trust));
    }
}
