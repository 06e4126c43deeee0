package io.strongroom.sandbox.kms;

import io.strongroom.sandbox.calls.Calls;
import io.strongroom.sandbox.calls.Place;
import io.strongroom.sandbox.kms.KmsAliases.Alias;
import io.strongroom.sandbox.store.Documents;
import io.strongroom.sandbox.store.Key;
import io.strongroom.sandbox.store.Shelf;
import java.util.Optional;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.kms.model.KeyState;

/** Finds keys under any of their names and keeps them. */
final class KmsKeys {
    private final Calls calls;

    KmsKeys(Calls calls) {
        this.calls = calls;
    }

    Shelf shelf() {
        return calls.place().shelf("kms", "keys");
    }

    String arn(String keyId) {
        return calls.place().arn("kms", "key/" + keyId);
    }

    /** The ARN that authorization looks at; the name itself where there is no such key, so that a miss is not a leak. */
    String arnOf(Documents documents, String name) {
        return find(documents, name)
                .map(key -> key.metadata().arn())
                .orElseGet(() -> name.startsWith("arn:") ? name : arn(name));
    }

    /** By id or ARN, as most operations want it. */
    KmsKey byId(Documents documents, String id) {
        if (id.startsWith("alias/") || id.contains(":alias/")) {
            throw KmsErrors.notFound("Invalid keyId '" + id + "'");
        }
        return byAnyName(documents, id);
    }

    /** By id, ARN, alias or alias ARN. */
    KmsKey byAnyName(Documents documents, String name) {
        requireReachable(name);
        return find(documents, name).orElseThrow(() -> missing(name));
    }

    /** The key that the name means, if it is one of this account and Region and still exists. */
    Optional<KmsKey> find(Documents documents, String name) {
        var local = local(calls.place(), name);
        if (local.isEmpty()) {
            return Optional.empty();
        }
        var id = local.get().startsWith("alias/")
                ? documents.get(aliases().key(local.get())).map(Alias::read).map(Alias::targetKeyId)
                : local;
        return id.flatMap(key -> documents.get(shelf().key(key)))
                .map(KmsKey::read)
                .filter(key -> !key.goneBy(calls.now()));
    }

    Shelf aliases() {
        return calls.place().shelf("kms", "aliases");
    }

    void put(Documents documents, KmsKey key) {
        documents.put(key(key), key.write());
    }

    /** Changes a key that is a customer's own and not about to be deleted. */
    KmsKey change(Documents documents, String id, UnaryOperator<KmsKey> how) {
        var key = how.apply(usable(customers(byId(documents, id))));
        put(documents, key);
        return key;
    }

    KmsKey customers(KmsKey key) {
        if (key.managedByAws()) {
            throw KmsErrors.denied("The key " + key.metadata().arn() + " is managed by AWS and cannot be changed");
        }
        return key;
    }

    KmsKey usable(KmsKey key) {
        if (key.is(KeyState.PENDING_DELETION)) {
            throw KmsErrors.invalidState(key.metadata().arn() + " is pending deletion.");
        }
        return key;
    }

    private Key key(KmsKey key) {
        return shelf().key(key.metadata().keyId());
    }

    private void requireReachable(String name) {
        if (!name.startsWith("arn:")) {
            return;
        }
        var parts = name.split(":", 6);
        if (parts.length < 6 || !parts[2].equals("kms")) {
            throw KmsErrors.invalidArn("Invalid arn " + name);
        }
        if (!parts[4].equals(calls.place().account().value())) {
            throw KmsErrors.denied("The key " + name + " does not exist or its policy does not allow this caller");
        }
    }

    private RuntimeException missing(String name) {
        if (name.startsWith("alias/")) {
            return KmsErrors.notFound("Alias " + calls.place().arn("kms", name) + " is not found.");
        }
        return KmsErrors.notFound("Key '" + (name.startsWith("arn:") ? name : arn(name)) + "' does not exist");
    }

    private static Optional<String> local(Place place, String name) {
        if (!name.startsWith("arn:")) {
            return Optional.of(name);
        }
        var prefix = place.arn("kms", "");
        return Optional.of(name).filter(arn -> arn.startsWith(prefix)).map(arn -> {
            var resource = arn.substring(prefix.length());
            return resource.startsWith("key/") ? resource.substring(4) : resource;
        });
    }
}
