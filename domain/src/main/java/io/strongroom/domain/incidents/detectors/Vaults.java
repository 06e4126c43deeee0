package io.strongroom.domain.incidents.detectors;

import io.strongroom.domain.accounts.Partition;
import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.arns.Arn;
import io.strongroom.domain.events.AwsEvent;
import java.util.LinkedHashSet;
import java.util.List;

/** Vaults as calls name them. */
final class Vaults {
    private Vaults() {}

    static String arn(AwsEvent event, String name) {
        return about(event, name).getFirst();
    }

    /** The vault's ARN first, then what else the event names: a call names a vault by its name, notices by its ARN. */
    static List<String> about(AwsEvent event, String name) {
        var about = new LinkedHashSet<String>();
        var partition = Region.fits(event.region()) ? new Region(event.region()).partition() : Partition.AWS;
        about.add(Arn.of(partition, "backup", event.region(), event.account().value(), "backup-vault:" + name)
                .toString());
        about.addAll(event.resources());
        return List.copyOf(about);
    }
}
