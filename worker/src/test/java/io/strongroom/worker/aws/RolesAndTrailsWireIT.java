package io.strongroom.worker.aws;

import io.strongroom.domain.accounts.Region;
import java.time.InstantSource;

/** The contract against moto on the wire. */
class RolesAndTrailsWireIT extends RolesAndTrailsContract {
    @Override
    OneAccount connect() {
        return new OneAccount(WireAccount.fresh(new Region("eu-west-1")), InstantSource.system());
    }

    @Override
    <C> C owner(Class<C> client) {
        return account.account().client(client);
    }
}
