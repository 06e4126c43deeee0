package io.strongroom.sandbox.backup;

import io.strongroom.domain.arns.Arn;
import io.strongroom.sandbox.calls.Page;
import io.strongroom.sandbox.store.Documents;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.backup.model.ListTagsRequest;
import software.amazon.awssdk.services.backup.model.ListTagsResponse;
import software.amazon.awssdk.services.backup.model.TagResourceRequest;
import software.amazon.awssdk.services.backup.model.TagResourceResponse;
import software.amazon.awssdk.services.backup.model.UntagResourceRequest;
import software.amazon.awssdk.services.backup.model.UntagResourceResponse;

/** Tags of vaults. */
final class BackupTags {
    private static final int PAGE = 1000;
    private final BackupVaults vaults;

    BackupTags(BackupVaults vaults) {
        this.vaults = vaults;
    }

    TagResourceResponse tag(Documents documents, TagResourceRequest request) {
        vaults.change(documents, vaultName(request.resourceArn()), vault -> {
            var all = new TreeMap<>(vault.tags());
            all.putAll(request.tags());
            return vault.withTags(all);
        });
        return TagResourceResponse.builder().build();
    }

    UntagResourceResponse untag(Documents documents, UntagResourceRequest request) {
        vaults.change(documents, vaultName(request.resourceArn()), vault -> {
            var left = new TreeMap<>(vault.tags());
            request.tagKeyList().forEach(left::remove);
            return vault.withTags(left);
        });
        return UntagResourceResponse.builder().build();
    }

    ListTagsResponse list(Documents documents, ListTagsRequest request) {
        var vault = vaults.require(documents, vaultName(request.resourceArn()));
        var all = new ArrayList<>(new TreeMap<>(vault.tags()).entrySet());
        var page = Page.of(
                all, Map.Entry::getKey, request.nextToken(), request.maxResults(), PAGE, BackupErrors::badToken);
        return ListTagsResponse.builder()
                .tags(page.items().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)))
                .nextToken(page.next())
                .build();
    }

    private String vaultName(String arn) {
        return Arn.parse(arn)
                .map(Arn::name)
                .filter(name -> vaults.arn(name).equals(arn))
                .orElseThrow(() -> BackupErrors.notFound("No such resource: " + arn));
    }
}
