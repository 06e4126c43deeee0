package io.strongroom.worker.aws;

import io.strongroom.domain.accounts.Region;
import java.time.InstantSource;

/** The contract against moto on the wire; moto knows neither access policies of vaults nor legal holds. */
class ContainmentWireIT extends ContainmentContract {
    @Override
    OneAccount connect() {
        return new OneAccount(WireAccount.fresh(new Region("eu-west-1")), InstantSource.system());
    }
}
