package io.strongroom.domain.inventory;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.inventory.organizations.Organization;
import io.strongroom.domain.inventory.organizations.Organization.OrganizationAccount;
import io.strongroom.domain.inventory.organizations.Organization.OrganizationPolicy;
import java.util.List;
import java.util.Set;

/** An organization in which the sample account stands in {@code /prod} beside one other, with SCPs switched on. */
public final class SampleOrganization {
    private static final String SCP = "SERVICE_CONTROL_POLICY";
    private static final String ALLOW_ALL = "{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}";

    private SampleOrganization() {}

    /** @param statements of an SCP on {@code /prod}, beside the one that lets everything through at every level */
    public static Organization under(String... statements) {
        var full = new OrganizationPolicy(
                "p-2", "full", SCP, Samples.policy(ALLOW_ALL), Set.of("/", "/prod", Samples.ACCOUNT.value()));
        var scp = new OrganizationPolicy(
                "p-1", "guard", SCP, Samples.policy(String.join(",", statements)), Set.of("/prod"));
        return new Organization(
                "arn:aws:organizations::999999999999:organization/o-abc",
                "o-abc",
                new AccountId("999999999999"),
                List.of(
                        new OrganizationAccount(Samples.ACCOUNT, "prod", "/prod", "ACTIVE"),
                        new OrganizationAccount(new AccountId("222222222222"), "dr", "/", "ACTIVE")),
                Told.known(Set.of(SCP)),
                Told.known(statements.length == 0 ? List.of(full) : List.of(scp, full)),
                Told.none(),
                Told.none(),
                Told.none());
    }
}
