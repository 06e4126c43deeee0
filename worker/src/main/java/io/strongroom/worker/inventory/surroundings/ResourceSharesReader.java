package io.strongroom.worker.inventory.surroundings;

import io.strongroom.domain.inventory.Kind;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.surroundings.ResourceShare;
import io.strongroom.worker.inventory.Gathering;
import io.strongroom.worker.inventory.KindReader;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ram.RamClient;
import software.amazon.awssdk.services.ram.model.ResourceOwner;
import software.amazon.awssdk.services.ram.model.ResourceShareAssociation;
import software.amazon.awssdk.services.ram.model.ResourceShareAssociationType;

/** Shares that this account owns, with what is shared and with whom. */
@Singleton
final class ResourceSharesReader implements KindReader<ResourceShare> {
    @Override
    public Kind<ResourceShare> kind() {
        return Kinds.RESOURCE_SHARES;
    }

    private static final Set<String> STANDING = Set.of("ASSOCIATED", "ASSOCIATING");

    @Override
    public List<ResourceShare> read(Gathering from) {
        var ram = from.client(RamClient.class);
        var shares = from.call(
                "ram:GetResourceShares",
                () -> ram.getResourceSharesPaginator(r -> r.resourceOwner(ResourceOwner.SELF)).stream()
                        .flatMap(page -> page.resourceShares().stream())
                        .filter(share -> "ACTIVE".equals(share.statusAsString()))
                        .toList());
        if (shares.isEmpty()) {
            return List.of();
        }
        var principals = associated(from, ram, ResourceShareAssociationType.PRINCIPAL);
        var resources = associated(from, ram, ResourceShareAssociationType.RESOURCE);
        return shares.stream()
                .map(share -> new ResourceShare(
                        share.resourceShareArn(),
                        share.name(),
                        Boolean.TRUE.equals(share.allowExternalPrincipals()),
                        principals.getOrDefault(share.resourceShareArn(), Set.of()),
                        resources.getOrDefault(share.resourceShareArn(), Set.of())))
                .toList();
    }

    /** What hangs on each share, by its ARN: two lists for the account, not two for each share. */
    private static Map<String, Set<String>> associated(
            Gathering from, RamClient ram, ResourceShareAssociationType type) {
        return from.call(
                "ram:GetResourceShareAssociations",
                () -> ram.getResourceShareAssociationsPaginator(r -> r.associationType(type)).stream()
                        .flatMap(page -> page.resourceShareAssociations().stream())
                        .filter(one -> STANDING.contains(one.statusAsString()))
                        .collect(Collectors.groupingBy(
                                ResourceShareAssociation::resourceShareArn,
                                Collectors.mapping(
                                        ResourceShareAssociation::associatedEntity, Collectors.toUnmodifiableSet()))));
    }
}
