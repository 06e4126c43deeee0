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

/** Tags of vaults, and of all else that AWS Backup tags. */
final class BackupTags {
    private static final int PAGE = 1000;
    private final BackupVaults vaults;
    private final BackupRecords records;

    BackupTags(BackupVaults vaults, BackupRecords records) {
        this.vaults = vaults;
        this.records = records;
    }

    TagResourceResponse tag(Documents documents, TagResourceRequest request) {
        var known = records.tags(documents, request.resourceArn());
        if (known.isPresent()) {
            var all = new TreeMap<>(known.get());
            all.putAll(request.tags());
            records.tag(documents, request.resourceArn(), all);
            return TagResourceResponse.builder().build();
        }
        vaults.change(documents, vaultName(request.resourceArn()), vault -> {
            var all = new TreeMap<>(vault.tags());
            all.putAll(request.tags());
            return vault.withTags(all);
        });
        return TagResourceResponse.builder().build();
    }

    UntagResourceResponse untag(Documents documents, UntagResourceRequest request) {
        var known = records.tags(documents, request.resourceArn());
        if (known.isPresent()) {
            var left = new TreeMap<>(known.get());
            request.tagKeyList().forEach(left::remove);
            records.tag(documents, request.resourceArn(), left);
            return UntagResourceResponse.builder().build();
        }
        vaults.change(documents, vaultName(request.resourceArn()), vault -> {
            var left = new TreeMap<>(vault.tags());
            request.tagKeyList().forEach(left::remove);
            return vault.withTags(left);
        });
        return UntagResourceResponse.builder().build();
    }

    ListTagsResponse list(Documents documents, ListTagsRequest request) {
        var tags = records.tags(documents, request.resourceArn())
                .orElseGet(() -> vaults.require(documents, vaultName(request.resourceArn()))
                        .tags());
        var all = new ArrayList<>(new TreeMap<>(tags).entrySet());
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
