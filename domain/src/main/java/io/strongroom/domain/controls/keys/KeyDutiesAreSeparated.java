package io.strongroom.domain.controls.keys;

import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.identities.Powers;
import io.strongroom.domain.inventory.keys.BackupKeys;
import io.strongroom.domain.inventory.keys.Key;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.util.List;

/** Whoever can read with a backup key cannot end it, and the other way round; those for emergencies aside. */
@Singleton
final class KeyDutiesAreSeparated implements Control<Key> {
    private static final List<String> USE = List.of("kms:Decrypt");
    private static final List<String> ADMINISTRATION = List.of("kms:PutKeyPolicy", "kms:ScheduleKeyDeletion");
    private static final ControlSpec<Key> SPEC = ControlSpec.of("ENC-11", Kinds.KEYS)
            .title("Nobody both administers and uses a backup key")
            .severity(Severity.MEDIUM)
            .steps("1.4", "2.3")
            .reads(BackupKeys.reads())
            .reads(Kinds.ROLES, Kinds.USERS, Kinds.ORGANIZATION)
            .frameworks("PCI 3.5.1.1,3.6.1.2 [P]; NIST AC-5,AC-6 [E]; ISO A.5.3,A.8.2 [E]; SOC2 CC6.3 [E]")
            .build();

    @Override
    public ControlSpec<Key> spec() {
        return SPEC;
    }

    @Override
    public boolean concerns(Key key, Inventory inventory) {
        return BackupKeys.hasOwn(key, inventory);
    }

    @Override
    public Verdict judge(Key key, Inventory inventory) {
        var policy = key.readPolicy();
        var both = Told.those(
                Powers.ordinary(inventory),
                one -> Told.all(
                        List.of(USE, ADMINISTRATION),
                        half -> Told.any(half, action -> one.some(action, key.arn(), policy))));
        if (both.isEmpty()) {
            return Verdict.pass();
        }
        var facts = Json.object().put("principals", both.size());
        facts.set(
                "examples",
                Json.tree(both.stream()
                        .map(one -> one.identity().arn())
                        .sorted()
                        .limit(10)
                        .toList()));
        return Verdict.fail(both.size() + " principals both administer this key and use it.", facts);
    }
}
