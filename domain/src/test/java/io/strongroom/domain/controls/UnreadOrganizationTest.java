package io.strongroom.domain.controls;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kind;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.policies.Expectations;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** An organization that cannot be read is not one that the account is not in. */
class UnreadOrganizationTest {
    /** Those that ask where the account stands before anything else. */
    private static final Set<String> ASKING = Set.of("ACC-11", "ACC-12", "ACC-13", "GOV-04", "GOV-05", "GOV-06");

    @Test
    void controlsOfTheAccountSayUnknownAndNeitherPassNorNotApplicable() {
        var said = new TreeMap<String, String>();
        for (var control : ControlsOnDisk.all()) {
            var id = control.spec().id().value();
            if (ASKING.contains(id)) {
                Judging.judge(control, unread())
                        .forEach(one -> said.put(
                                id + " " + one.subjectType(), one.verdict().label()));
            }
        }
        var wanted = new TreeMap<String, String>();
        ASKING.forEach(id -> wanted.put(id + " " + Kinds.ACCOUNT.awsType(), "UNKNOWN"));
        assertEquals(wanted, said);
    }

    private static Inventory unread() {
        var inventory = Samples.inventory()
                .expecting(Records.with(Expectations.standard(), "allowedRegions", Set.of("eu-west-1")));
        for (Kind<?> kind : Kinds.ALL) {
            inventory.read(kind, List.of());
        }
        return inventory
                .read(Kinds.ACCOUNT, List.of(Samples.untoldAccount()))
                .unread(Kinds.ORGANIZATION, new Coverage.Denied("organizations:DescribeOrganization"))
                .build();
    }
}
