package io.strongroom.domain.controls.keys;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.arns.Arn;
import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.iam.access.Grant;
import io.strongroom.domain.iam.access.Grants;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.keys.BackupKeys;
import io.strongroom.domain.inventory.keys.Key;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** No stranger gets at a backup key: not the world, not an account that nobody knows, and everybody administers none. */
@Singleton
final class BackupKeysAreClosed implements Control<Key> {
    private static final Set<String> PERSONS = Set.of("aws:principalarn", "aws:userid");

    private static final ControlSpec<Key> SPEC = ControlSpec.of("ENC-09", Kinds.KEYS)
            .title("Backup keys are closed to the public and to unknown accounts")
            .severity(Severity.CRITICAL)
            .steps("1.4", "2.4")
            .reads(BackupKeys.reads())
            .reads(Kinds.ORGANIZATION)
            .frameworks("FSBP KMS.5 [P]; CIS7 2.21 [P]; NIST AC-3,AC-6 [E]; PCI 3.6.1,7.2 [E]; ISO A.8.3 [E]")
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
        var grants = Grants.of(policy);
        var open = grants.stream()
                .filter(Grant::isPublic)
                .map(grant -> grant.by().statement())
                .toList();
        if (!open.isEmpty()) {
            return Verdict.fail("The policy of this key lets in the whole world.", statements(open));
        }
        var administered = Grants.of(policy, "kms:PutKeyPolicy", key.arn()).stream()
                .filter(grant -> grant.to().value().equals("*"))
                .filter(grant -> grant.narrowed().keySet().stream().noneMatch(PERSONS::contains))
                .map(grant -> grant.by().statement())
                .toList();
        if (!administered.isEmpty()) {
            return Verdict.fail(
                    "The policy of this key lets everybody within administer it.", statements(administered));
        }
        var strangers = new TreeSet<String>();
        var organizations = new TreeSet<String>();
        grants.forEach(grant -> {
            strangers.addAll(grant.accounts());
            organizations.addAll(grant.organizations());
        });
        key.grants()
                .value()
                .orElse(List.of())
                .forEach(grant -> Arn.parse(grant.grantee())
                        .map(Arn::account)
                        .filter(id -> !id.isEmpty())
                        .ifPresent(strangers::add));
        strangers.remove(inventory.account().value());
        strangers.removeAll(inventory.expectations().trustedAccounts());
        var facts = Json.object();
        if (!strangers.isEmpty() || !organizations.isEmpty()) {
            var organization = inventory.only(Kinds.ORGANIZATION);
            strangers.removeIf(id ->
                    organization.flatMap(one -> one.ouPath(new AccountId(id))).isPresent());
            organization.ifPresent(one -> organizations.remove(one.id()));
        }
        var unknown = new ArrayList<>(strangers);
        unknown.addAll(organizations);
        facts.set("strangers", Json.tree(unknown));
        return unknown.isEmpty()
                ? Verdict.pass(facts)
                : Verdict.fail("This key lets in " + String.join(", ", unknown) + ", which nobody here knows.", facts);
    }

    private static ObjectNode statements(List<String> names) {
        var facts = Json.object();
        facts.set("statements", Json.tree(names));
        return facts;
    }
}
