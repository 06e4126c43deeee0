package io.strongroom.sandbox.organization;

import software.amazon.awssdk.services.backup.model.BackupPlanInput;
import software.amazon.awssdk.services.backup.model.MalwareScanner;
import software.amazon.awssdk.services.iam.IamClient;

/** The roles with which backups are scanned for malware, in production where somebody has thought of it. */
final class ScanFurniture implements Furniture {
    private static final String SCANNER = "backup-malware-scanner";
    private static final String POLICIES = "arn:aws:iam::aws:policy/";

    private static final String TRUST = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":\
            "malware-protection.guardduty.amazonaws.com"},"Action":"sts:AssumeRole","Condition":{"StringEquals":{\
            "aws:SourceAccount":"%s"}}}]}""";

    @Override
    public void furnish(Premises premises) {
        if (!scans(premises)) {
            return;
        }
        var iam = premises.home(IamClient.class);
        iam.createRole(r -> r.roleName(SCANNER)
                .assumeRolePolicyDocument(TRUST.formatted(premises.member().id())));
        iam.attachRolePolicy(r -> r.roleName(SCANNER).policyArn(POLICIES + "AWSBackupGuardDutyRolePolicyForScans"));
        iam.attachRolePolicy(r ->
                r.roleName(IdentityFurniture.BACKUP_ROLE).policyArn(POLICIES + "AWSBackupServiceRolePolicyForScans"));
    }

    static boolean scans(Premises premises) {
        return premises.isProduction() && premises.planned() && premises.well("malware-scans");
    }

    /** What a plan says of scanning, where it says anything. */
    static BackupPlanInput.Builder settings(Premises premises, BackupPlanInput.Builder plan) {
        return scans(premises)
                ? plan.scanSettings(setting -> setting.malwareScanner(MalwareScanner.GUARDDUTY)
                        .resourceTypes("EBS")
                        .scannerRoleArn(premises.role(SCANNER)))
                : plan;
    }
}
