package io.strongroom.worker.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.DescribeKeyRequest;
import software.amazon.awssdk.services.kms.model.DescribeKeyResponse;
import software.amazon.awssdk.services.kms.model.GetKeyPolicyRequest;
import software.amazon.awssdk.services.kms.model.GetKeyPolicyResponse;
import software.amazon.awssdk.services.kms.model.KeyListEntry;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.KeyState;
import software.amazon.awssdk.services.kms.model.KmsException;
import software.amazon.awssdk.services.kms.model.ListKeysRequest;
import software.amazon.awssdk.services.kms.model.ListKeysResponse;
import software.amazon.awssdk.services.kms.model.ListResourceTagsRequest;
import software.amazon.awssdk.services.kms.model.ListResourceTagsResponse;
import software.amazon.awssdk.services.kms.model.NotFoundException;
import software.amazon.awssdk.services.kms.model.Tag;

/** Finding a key by its tag. */
class TaggedKeysTest {
    private static final String ALIAS = "alias/backup-x";

    private final Keys kms = new Keys();
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private final TaggedKeys keys = new TaggedKeys(kms, new KeysOfOthers(() -> now));

    @Test
    void theKeyBehindTheAliasIsFoundWithoutListingKeys() {
        kms.put("one", KeyState.ENABLED, ALIAS);
        kms.aliases.put(ALIAS, "one");
        assertEquals("one", found());
        assertEquals(0, kms.listings);
    }

    @Test
    void aKeyBehindTheAliasWithoutTheTagIsNotTaggedAndNoneElseIsLookedFor() {
        kms.put("one", KeyState.ENABLED, "");
        kms.put("two", KeyState.ENABLED, ALIAS);
        kms.aliases.put(ALIAS, "one");
        assertTrue(keys.read(ALIAS).isEmpty());
        assertEquals(0, kms.listings);
    }

    @Test
    void withoutAliasAllPagesAreSearchedByTag() {
        kms.put("one", KeyState.ENABLED, "");
        kms.put("two", KeyState.ENABLED, "alias/backup-other");
        kms.put("three", KeyState.DISABLED, ALIAS);
        assertEquals("three", found());
        assertEquals(3, kms.listings);
    }

    @Test
    void aKeyThatIsAboutToBeDeletedCountsAsAbsent() {
        kms.put("one", KeyState.PENDING_DELETION, ALIAS);
        kms.aliases.put(ALIAS, "one");
        assertTrue(keys.read(ALIAS).isEmpty());
        kms.put("two", KeyState.ENABLED, ALIAS);
        assertEquals("two", found());
    }

    @Test
    void aKeyThatShutsUsOutIsPassedOver() {
        kms.put("one", KeyState.ENABLED, "");
        kms.put("two", KeyState.ENABLED, ALIAS);
        kms.closed.add("one");
        assertEquals("two", found());
    }

    @Test
    void whenNoKeyLetsUsReadItsTagsTheRightIsMissing() {
        kms.put("one", KeyState.ENABLED, "");
        kms.put("two", KeyState.ENABLED, "");
        kms.closed.addAll(Set.of("one", "two"));
        assertThrows(KmsException.class, () -> keys.read(ALIAS));
    }

    @Test
    void tagsOfAnothersKeyAreReadOnceForManySearches() {
        kms.put("one", KeyState.ENABLED, "alias/backup-other");
        for (int i = 0; i < 3; i++) {
            assertTrue(keys.read(ALIAS).isEmpty());
        }
        assertEquals(List.of("one"), kms.tagsRead);
    }

    @Test
    void aKeyThatWasTaggedMeanwhileIsFound() {
        kms.put("one", KeyState.ENABLED, "");
        assertTrue(keys.read(ALIAS).isEmpty());
        kms.tags.put("one", ALIAS);
        assertEquals("one", found());
    }

    @Test
    void whatWasSeenIsNotTrustedForLong() {
        kms.put("one", KeyState.ENABLED, "alias/backup-other");
        assertTrue(keys.read(ALIAS).isEmpty());
        kms.tags.put("one", ALIAS);
        assertTrue(keys.read(ALIAS).isEmpty());
        now = now.plus(Duration.ofMinutes(10));
        assertEquals("one", found());
    }

    private String found() {
        return keys.read(ALIAS).orElseThrow().path("keyArn").asText();
    }

    /** Keys by ARN, one to a page; the alias and the tag of each are given apart. */
    private static final class Keys implements KmsClient {
        private final List<String> arns = new ArrayList<>();
        private final Map<String, KeyState> states = new HashMap<>();
        private final Map<String, String> tags = new HashMap<>();
        private final Map<String, String> aliases = new HashMap<>();
        private final Set<String> closed = new HashSet<>();
        private final List<String> tagsRead = new ArrayList<>();
        private int listings;

        void put(String arn, KeyState state, String tag) {
            arns.add(arn);
            states.put(arn, state);
            tags.put(arn, tag);
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}

        @Override
        public DescribeKeyResponse describeKey(DescribeKeyRequest request) {
            var arn = aliases.getOrDefault(request.keyId(), request.keyId());
            if (!states.containsKey(arn)) {
                throw NotFoundException.builder().message("no " + arn).build();
            }
            return DescribeKeyResponse.builder()
                    .keyMetadata(KeyMetadata.builder()
                            .arn(arn)
                            .keyState(states.get(arn))
                            .build())
                    .build();
        }

        @Override
        public ListKeysResponse listKeys(ListKeysRequest request) {
            listings++;
            int at = request.marker() == null ? 0 : Integer.parseInt(request.marker());
            return ListKeysResponse.builder()
                    .keys(KeyListEntry.builder().keyArn(arns.get(at)).build())
                    .truncated(at + 1 < arns.size())
                    .nextMarker(String.valueOf(at + 1))
                    .build();
        }

        @Override
        public ListResourceTagsResponse listResourceTags(ListResourceTagsRequest request) {
            tagsRead.add(request.keyId());
            if (closed.contains(request.keyId())) {
                throw KmsException.builder()
                        .statusCode(400)
                        .awsErrorDetails(AwsErrorDetails.builder()
                                .errorCode("AccessDeniedException")
                                .errorMessage("no")
                                .build())
                        .build();
            }
            return ListResourceTagsResponse.builder()
                    .tags(Tag.builder()
                            .tagKey(TaggedKeys.TAG)
                            .tagValue(tags.get(request.keyId()))
                            .build())
                    .truncated(false)
                    .build();
        }

        @Override
        public GetKeyPolicyResponse getKeyPolicy(GetKeyPolicyRequest request) {
            return GetKeyPolicyResponse.builder().policy("{}").build();
        }
    }
}
