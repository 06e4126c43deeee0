package io.strongroom.sandbox.kms;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.json.Json;
import io.strongroom.sandbox.calls.Calls;
import io.strongroom.sandbox.calls.Page;
import io.strongroom.sandbox.store.Documents;
import io.strongroom.sandbox.store.Stored;
import java.time.Instant;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.kms.model.AliasListEntry;
import software.amazon.awssdk.services.kms.model.CreateAliasRequest;
import software.amazon.awssdk.services.kms.model.CreateAliasResponse;
import software.amazon.awssdk.services.kms.model.DeleteAliasRequest;
import software.amazon.awssdk.services.kms.model.DeleteAliasResponse;
import software.amazon.awssdk.services.kms.model.ListAliasesRequest;
import software.amazon.awssdk.services.kms.model.ListAliasesResponse;
import software.amazon.awssdk.services.kms.model.UpdateAliasRequest;
import software.amazon.awssdk.services.kms.model.UpdateAliasResponse;

/** Names for keys, of which one key may have several. */
final class KmsAliases {
    private static final Pattern NAME = Pattern.compile("alias/[a-zA-Z0-9/_-]{1,250}");
    private final Calls calls;
    private final KmsKeys keys;

    record Alias(String targetKeyId, Instant created, Instant updated) {
        static Alias read(JsonNode node) {
            return Json.convert(node, Alias.class);
        }
    }

    KmsAliases(Calls calls, KmsKeys keys) {
        this.calls = calls;
        this.keys = keys;
    }

    CreateAliasResponse create(Documents documents, CreateAliasRequest request) {
        var name = requireOwnName(request.aliasName());
        if (documents.get(keys.aliases().key(name)).isPresent()) {
            throw KmsErrors.alreadyExists(
                    "An alias with the name " + calls.place().arn("kms", name) + " already exists");
        }
        var target = keys.usable(keys.customers(keys.byId(documents, request.targetKeyId())));
        var alias = new Alias(target.metadata().keyId(), calls.now(), calls.now());
        documents.put(keys.aliases().key(name), Json.tree(alias));
        return CreateAliasResponse.builder().build();
    }

    UpdateAliasResponse update(Documents documents, UpdateAliasRequest request) {
        var alias = require(documents, requireOwnName(request.aliasName()));
        var target = keys.usable(keys.customers(keys.byId(documents, request.targetKeyId())));
        documents.put(
                keys.aliases().key(request.aliasName()),
                Json.tree(new Alias(target.metadata().keyId(), alias.created(), calls.now())));
        return UpdateAliasResponse.builder().build();
    }

    DeleteAliasResponse delete(Documents documents, DeleteAliasRequest request) {
        require(documents, requireOwnName(request.aliasName()));
        documents.delete(keys.aliases().key(request.aliasName()));
        return DeleteAliasResponse.builder().build();
    }

    ListAliasesResponse list(Documents documents, ListAliasesRequest request) {
        var wanted = request.keyId() == null
                ? null
                : keys.byId(documents, request.keyId()).metadata().keyId();
        var all = documents.list(keys.aliases()).stream()
                .filter(stored -> wanted == null
                        || Alias.read(stored.body()).targetKeyId().equals(wanted))
                .toList();
        var page = Page.of(all, Stored::id, request.marker(), request.limit(), 50, KmsErrors::invalidMarker);
        return ListAliasesResponse.builder()
                .aliases(page.map(this::entry))
                .truncated(page.truncated())
                .nextMarker(page.next())
                .build();
    }

    private AliasListEntry entry(Stored stored) {
        var alias = Alias.read(stored.body());
        return AliasListEntry.builder()
                .aliasName(stored.id())
                .aliasArn(calls.place().arn("kms", stored.id()))
                .targetKeyId(alias.targetKeyId())
                .creationDate(alias.created())
                .lastUpdatedDate(alias.updated())
                .build();
    }

    private Alias require(Documents documents, String name) {
        return documents
                .get(keys.aliases().key(name))
                .map(Alias::read)
                .orElseThrow(() -> KmsErrors.notFound("Alias " + calls.place().arn("kms", name) + " is not found."));
    }

    private static String requireOwnName(String name) {
        if (!name.startsWith("alias/")) {
            throw KmsErrors.validation("Alias must start with the prefix \"alias/\". Please see "
                    + "the KMS documentation for the naming of aliases");
        }
        if (!NAME.matcher(name).matches()) {
            throw KmsErrors.invalidAlias("Alias contains characters that are not allowed: " + name);
        }
        if (name.startsWith("alias/aws/")) {
            throw KmsErrors.invalidAlias("Alias cannot start with the prefix alias/aws/");
        }
        return name;
    }
}
