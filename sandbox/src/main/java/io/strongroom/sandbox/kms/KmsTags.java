package io.strongroom.sandbox.kms;

import io.strongroom.sandbox.calls.Page;
import io.strongroom.sandbox.store.Documents;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.kms.model.ListResourceTagsRequest;
import software.amazon.awssdk.services.kms.model.ListResourceTagsResponse;
import software.amazon.awssdk.services.kms.model.Tag;
import software.amazon.awssdk.services.kms.model.TagResourceRequest;
import software.amazon.awssdk.services.kms.model.TagResourceResponse;
import software.amazon.awssdk.services.kms.model.UntagResourceRequest;
import software.amazon.awssdk.services.kms.model.UntagResourceResponse;

/** Tags of keys. */
final class KmsTags {
    private static final int MOST = 50;
    private final KmsKeys keys;

    KmsTags(KmsKeys keys) {
        this.keys = keys;
    }

    static SortedMap<String, String> of(Collection<Tag> tags) {
        return add(new TreeMap<>(), tags);
    }

    TagResourceResponse tag(Documents documents, TagResourceRequest request) {
        keys.change(documents, request.keyId(), key -> key.withTags(add(key.tags(), request.tags())));
        return TagResourceResponse.builder().build();
    }

    UntagResourceResponse untag(Documents documents, UntagResourceRequest request) {
        keys.change(documents, request.keyId(), key -> {
            var left = new TreeMap<>(key.tags());
            request.tagKeys().forEach(left::remove);
            return key.withTags(left);
        });
        return UntagResourceResponse.builder().build();
    }

    ListResourceTagsResponse list(Documents documents, ListResourceTagsRequest request) {
        var key = keys.byId(documents, request.keyId());
        var all = new ArrayList<>(key.tags().entrySet());
        var page = Page.of(all, Map.Entry::getKey, request.marker(), request.limit(), 50, KmsErrors::invalidMarker);
        return ListResourceTagsResponse.builder()
                .tags(page.map(tag -> Tag.builder()
                        .tagKey(tag.getKey())
                        .tagValue(tag.getValue())
                        .build()))
                .truncated(page.truncated())
                .nextMarker(page.next())
                .build();
    }

    private static SortedMap<String, String> add(SortedMap<String, String> old, Collection<Tag> tags) {
        var all = new TreeMap<>(old);
        for (var tag : tags) {
            if (tag.tagKey().startsWith("aws:")) {
                throw KmsErrors.tag("Tag keys that start with aws: are reserved");
            }
            all.put(tag.tagKey(), tag.tagValue());
        }
        if (tags.stream().map(Tag::tagKey).distinct().count() != tags.size()) {
            throw KmsErrors.tag("Duplicate tag keys");
        }
        if (all.size() > MOST) {
            throw KmsErrors.tag("Too many tags");
        }
        return all;
    }
}
