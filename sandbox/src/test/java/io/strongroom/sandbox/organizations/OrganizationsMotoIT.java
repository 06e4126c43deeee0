package io.strongroom.sandbox.organizations;

import io.strongroom.sandbox.calls.Moto;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.AlreadyInOrganizationException;

class OrganizationsMotoIT extends OrganizationsContract {
    @Override
    OrganizationsClient connect() {
        var client = Moto.client(OrganizationsClient.builder().overrideConfiguration(Moto.inAccount("210987654321")));
        try {
            client.createOrganization(r -> r.featureSet("ALL"));
            var root = client.listRoots().roots().getFirst().id();
            client.createOrganizationalUnit(r -> r.parentId(root).name("prod"));
            client.createAccount(r -> r.accountName("orders").email("orders@example.com"));
        } catch (AlreadyInOrganizationException e) {
            // An earlier case made it.
        }
        return client;
    }
}
