package io.strongroom.sandbox.organization;

import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.json.Json;
import io.strongroom.sandbox.organizations.Guardrails;
import io.strongroom.sandbox.organizations.Guardrails.Policy;
import io.strongroom.sandbox.organizations.OrganizationTree;
import io.strongroom.sandbox.store.Shelf;
import io.strongroom.sandbox.store.Store;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What the organization does for its accounts: everything for most units, nothing for those where people try things out. */
final class OrganizationFurniture {
    private static final String SCP = "SERVICE_CONTROL_POLICY";
    private static final String BACKUP = "BACKUP_POLICY";
    private static final Set<String> GUARDED = Set.of("/prod", "/security", "/infrastructure", "/staging");
    private static final Set<String> PLANNED = Set.of("/prod", "/infrastructure");
    private static final String MISPLANNED = "network-hub";

    private static final String EVERYTHING = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";

    private static final String STAY = """
            {"Version":"2012-10-17","Statement":[{"Sid":"StayAndStayOpen","Effect":"Deny",\
            "Action":["organizations:LeaveOrganization","account:CloseAccount"],"Resource":"*"}]}""";

    private static final String KEEP_BACKUPS = """
            {"Version":"2012-10-17","Statement":[{"Sid":"KeepBackups","Effect":"Deny","Action":[\
            "backup:DeleteBackupVault","backup:DeleteBackupVaultAccessPolicy",\
            "backup:DeleteBackupVaultLockConfiguration","backup:DeleteRecoveryPoint","backup:DeleteBackupPlan",\
            "backup:DeleteBackupSelection","backup:PutBackupVaultAccessPolicy","backup:UpdateRegionSettings",\
            "backup:UpdateGlobalSettings","backup:DeleteRestoreTestingPlan","backup:DeleteFramework",\
            "backup:DeleteReportPlan","backup:CancelLegalHold"],"Resource":"*","Condition":{"ArnNotLike":{\
            "aws:PrincipalArn":["arn:aws:iam::*:role/BackupBreakGlass"]}}}]}""";

    private static final String COPY_WITHIN = """
            {"Version":"2012-10-17","Statement":[{"Sid":"CopyWithin","Effect":"Deny",\
            "Action":"backup:CopyFromBackupVault","Resource":"*","Condition":{"ForAllValues:StringNotLike":{\
            "backup:CopyTargetOrgPaths":["%s/*"]}}}]}""";

    private static final String DAILY = """
            {"plans":{"organization-daily":{"regions":["eu-west-1","eu-central-1","us-east-1"],"rules":{"daily":{\
            "schedule_expression":"cron(0 3 * * ? *)","target_backup_vault_name":"Default",\
            "lifecycle":{"delete_after_days":"35"}}},"selections":{"tags":{"organization":{\
            "iam_role_arn":"arn:aws:iam::$account:role/service-role/AWSBackupDefaultServiceRole","tag_key":"backup",\
            "tag_value":["organization"]}}}}}}""";

    private final Members members;
    private final Guardrails guardrails;

    OrganizationFurniture(Members members, OrganizationTree tree) {
        this.members = members;
        var everywhere = new TreeSet<>(tree.paths());
        members.all().forEach(member -> everywhere.add(member.id().value()));
        var policies = List.of(
                new Policy("p-FullAWSAccess", "FullAWSAccess", SCP, EVERYTHING, everywhere, true),
                new Policy("p-stayhere01", "stay-in-the-organization", SCP, STAY, Set.of("/"), false),
                new Policy("p-keepback02", "keep-backups", SCP, KEEP_BACKUPS, GUARDED, false),
                new Policy(
                        "p-copyhome03",
                        "copy-within-the-organization",
                        SCP,
                        COPY_WITHIN.formatted(tree.organizationId()),
                        GUARDED,
                        false),
                new Policy("p-daily00004", "daily-backups", BACKUP, DAILY, PLANNED, false));
        this.guardrails = new Guardrails(List.of(SCP, BACKUP), policies, delegated(), errors());
    }

    private Map<AccountId, Set<String>> delegated() {
        var all = new HashMap<AccountId, Set<String>>();
        members.find(Members.BACKUP_PROD).ifPresent(one -> all.put(one.id(), Set.of("backup.amazonaws.com")));
        members.named("security-tooling")
                .ifPresent(one -> all.put(
                        one.id(),
                        Set.of("guardduty.amazonaws.com", "securityhub.amazonaws.com", "config.amazonaws.com")));
        return all;
    }

    private Map<AccountId, List<String>> errors() {
        var all = new HashMap<AccountId, List<String>>();
        members.named(MISPLANNED)
                .ifPresent(one -> all.put(one.id(), List.of("The vault that rule daily names is not in eu-north-1.")));
        return all;
    }

    Guardrails guardrails() {
        return guardrails;
    }

    /** Cross-account backup is on, and run by a delegate: switches of the whole organization. */
    void settle(Store store) {
        var key = new Shelf(Shelf.WORLD, Shelf.GLOBAL, "backup", "global-settings").key("all");
        store.transact(
                Shelf.WORLD,
                documents -> documents.claim(
                        key,
                        Json.object()
                                .put("isCrossAccountBackupEnabled", "true")
                                .put("isDelegatedAdministratorEnabled", "true")
                                .put("isMpaEnabled", "false")));
    }

    List<Declared> truth(Member member) {
        var subject = "arn:aws:iam::" + member.id() + ":root";
        var all = new ArrayList<Declared>();
        boolean planned = under(member, PLANNED);
        all.add(new Declared("GOV-04", subject, planned));
        if (planned) {
            all.add(new Declared("GOV-05", subject, !member.name().equals(MISPLANNED)));
        }
        if (member.index() == 0) {
            return all;
        }
        boolean guarded = under(member, GUARDED);
        all.add(new Declared("ACC-11", subject, guarded));
        all.add(new Declared("ACC-12", subject, guarded));
        all.add(new Declared("ACC-13", subject, member.status() == Account.Status.ACTIVE));
        return all;
    }

    /** Whether the SCP that keeps backups reaches the account. */
    static boolean guards(Member member) {
        return under(member, GUARDED);
    }

    private static boolean under(Member member, Set<String> units) {
        var path = member.ouPath();
        return units.stream().anyMatch(unit -> path.equals(unit) || path.startsWith(unit + "/"));
    }
}
