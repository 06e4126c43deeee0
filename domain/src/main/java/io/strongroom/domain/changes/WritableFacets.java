package io.strongroom.domain.changes;

import io.strongroom.domain.changes.WritableFacet.Alarm;
import io.strongroom.domain.changes.WritableFacet.Bucket;
import io.strongroom.domain.changes.WritableFacet.BucketEncryption;
import io.strongroom.domain.changes.WritableFacet.BucketLogging;
import io.strongroom.domain.changes.WritableFacet.BucketPolicy;
import io.strongroom.domain.changes.WritableFacet.BucketPublicAccessBlock;
import io.strongroom.domain.changes.WritableFacet.BucketVersioning;
import io.strongroom.domain.changes.WritableFacet.KeyAlias;
import io.strongroom.domain.changes.WritableFacet.KeyPolicy;
import io.strongroom.domain.changes.WritableFacet.KeyRotation;
import io.strongroom.domain.changes.WritableFacet.KeyTags;
import io.strongroom.domain.changes.WritableFacet.KeyUse;
import io.strongroom.domain.changes.WritableFacet.LegalHold;
import io.strongroom.domain.changes.WritableFacet.LogGroup;
import io.strongroom.domain.changes.WritableFacet.ManagedPolicy;
import io.strongroom.domain.changes.WritableFacet.MetricFilter;
import io.strongroom.domain.changes.WritableFacet.RestoreTesting;
import io.strongroom.domain.changes.WritableFacet.RestoreTestingSelection;
import io.strongroom.domain.changes.WritableFacet.Role;
import io.strongroom.domain.changes.WritableFacet.RoleAttachment;
import io.strongroom.domain.changes.WritableFacet.RoleInlinePolicy;
import io.strongroom.domain.changes.WritableFacet.TaggedKey;
import io.strongroom.domain.changes.WritableFacet.TopicPolicy;
import io.strongroom.domain.changes.WritableFacet.Trail;
import io.strongroom.domain.changes.WritableFacet.TrailLogging;
import io.strongroom.domain.changes.WritableFacet.TrailSelectors;
import io.strongroom.domain.changes.WritableFacet.Vault;
import io.strongroom.domain.changes.WritableFacet.VaultLock;
import io.strongroom.domain.changes.WritableFacet.VaultPolicy;
import io.strongroom.domain.changes.WritableFacet.VaultTags;
import java.util.List;

/** The closed list of changes as a list: one facet of each kind, of nothing that there is. */
public final class WritableFacets {
    private static final String ANY = "any";

    /** One of each kind. */
    public static final List<WritableFacet> EACH = List.of(
            new TaggedKey(ANY),
            new KeyAlias(ANY),
            new KeyRotation(ANY),
            new KeyPolicy(ANY),
            new KeyTags(ANY),
            new KeyUse(ANY),
            new Bucket(ANY),
            new BucketEncryption(ANY),
            new BucketPolicy(ANY),
            new BucketVersioning(ANY),
            new BucketLogging(ANY),
            new BucketPublicAccessBlock(ANY),
            new Role(ANY),
            new ManagedPolicy(ANY),
            new RoleAttachment(ANY, ANY),
            new RoleInlinePolicy(ANY, ANY),
            new Trail(ANY),
            new TrailSelectors(ANY),
            new TrailLogging(ANY),
            new LogGroup(ANY),
            new MetricFilter(ANY, ANY),
            new Alarm(ANY),
            new TopicPolicy(ANY),
            new Vault(ANY),
            new VaultTags(ANY),
            new VaultLock(ANY),
            new RestoreTesting(ANY),
            new RestoreTestingSelection(ANY, ANY),
            new VaultPolicy(ANY),
            new LegalHold(ANY));

    private WritableFacets() {}
}
