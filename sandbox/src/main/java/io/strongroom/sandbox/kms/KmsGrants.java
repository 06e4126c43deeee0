package io.strongroom.sandbox.kms;

import io.strongroom.sandbox.calls.Calls;
import io.strongroom.sandbox.calls.Page;
import io.strongroom.sandbox.calls.SdkJson;
import io.strongroom.sandbox.store.Documents;
import io.strongroom.sandbox.store.Shelf;
import software.amazon.awssdk.services.kms.model.CreateGrantRequest;
import software.amazon.awssdk.services.kms.model.CreateGrantResponse;
import software.amazon.awssdk.services.kms.model.GrantListEntry;
import software.amazon.awssdk.services.kms.model.ListGrantsRequest;
import software.amazon.awssdk.services.kms.model.ListGrantsResponse;

/** Grants: who else may use a key, beside its policy. */
final class KmsGrants {
    private static final int PAGE = 50;
    private final Calls calls;
    private final KmsKeys keys;

    KmsGrants(Calls calls, KmsKeys keys) {
        this.calls = calls;
        this.keys = keys;
    }

    CreateGrantResponse create(Documents documents, CreateGrantRequest request) {
        var key = keys.usable(keys.byId(documents, request.keyId()));
        var id = (calls.uuid() + calls.uuid()).replace("-", "");
        var grant = GrantListEntry.builder()
                .keyId(key.metadata().arn())
                .grantId(id)
                .name(request.name())
                .granteePrincipal(request.granteePrincipal())
                .retiringPrincipal(request.retiringPrincipal())
                .issuingAccount(calls.place().globalArn("iam", "root"))
                .operationsWithStrings(request.operationsAsStrings())
                .constraints(request.constraints())
                .creationDate(calls.now())
                .build();
        documents.put(shelf(key).key(id), SdkJson.write(grant));
        return CreateGrantResponse.builder().grantId(id).grantToken(id).build();
    }

    ListGrantsResponse list(Documents documents, ListGrantsRequest request) {
        var key = keys.byId(documents, request.keyId());
        var page = Page.of(documents, shelf(key), request.marker(), request.limit(), PAGE, KmsErrors::invalidMarker);
        return ListGrantsResponse.builder()
                .grants(page.map(stored ->
                        SdkJson.read(stored.body(), GrantListEntry.builder()).build()))
                .truncated(page.truncated())
                .nextMarker(page.next())
                .build();
    }

    private Shelf shelf(KmsKey key) {
        return calls.place().shelf("kms", "grants/" + key.metadata().keyId());
    }
}
