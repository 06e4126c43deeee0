package io.strongroom.worker.inventory;

import io.strongroom.domain.inventory.Kind;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.NotTold;
import io.strongroom.domain.inventory.organizations.Membership;
import io.strongroom.domain.inventory.organizations.Organization;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** The account itself; where it stands, as far as the organization can be read. */
@Singleton
final class MembershipReader implements KindReader<Membership> {
    @Override
    public Kind<Membership> kind() {
        return Kinds.ACCOUNT;
    }

    @Override
    public List<Membership> read(Gathering from) {
        var organization = organization(from);
        var id = from.accountId();
        return List.of(new Membership(
                "arn:" + from.region().partition().id() + ":iam::" + id + ":root",
                id,
                organization.flatMap(one -> one.ouPath(id)),
                organization.map(one -> one.management().equals(id)).orElse(false)));
    }

    private static Optional<Organization> organization(Gathering from) {
        try {
            return from.all(Kinds.ORGANIZATION).stream().findFirst();
        } catch (NotTold e) {
            return Optional.empty();
        }
    }
}
