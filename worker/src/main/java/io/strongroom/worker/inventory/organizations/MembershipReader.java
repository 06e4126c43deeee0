package io.strongroom.worker.inventory.organizations;

import io.strongroom.domain.inventory.Kind;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.organizations.Membership;
import io.strongroom.domain.inventory.organizations.Organization;
import io.strongroom.worker.inventory.Gathering;
import io.strongroom.worker.inventory.KindReader;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The account itself; where it stands, as far as the organization can be read: that it cannot says nothing of the account. */
@Singleton
final class MembershipReader implements KindReader<Membership> {
    @Override
    public Kind<Membership> kind() {
        return Kinds.ACCOUNT;
    }

    @Override
    public List<Membership> read(Gathering from) {
        var id = from.accountId();
        return List.of(new Membership(
                "arn:" + from.region().partition().id() + ":iam::" + id + ":root",
                id,
                told(from, organization -> organization.ouPath(id)),
                told(from, organization -> Optional.of(organization.management().equals(id)))));
    }

    private static <T> Told<T> told(Gathering from, Function<Organization, Optional<T>> property) {
        return from.told(
                "organizations:DescribeOrganization",
                () -> from.all(Kinds.ORGANIZATION).stream().findFirst().flatMap(property));
    }
}
