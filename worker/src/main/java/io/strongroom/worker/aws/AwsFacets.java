package io.strongroom.worker.aws;

import io.strongroom.domain.changes.WritableFacet;
import io.strongroom.domain.inventory.ReadOnlyFacet;

/** A handler for every kind of facet, so that a new one does not compile until it has one. */
record AwsFacets(
        ServiceFacets<WritableFacet.Kms> kms,
        ServiceFacets<WritableFacet.S3> s3,
        ServiceFacets<WritableFacet.Iam> iam,
        ServiceFacets<WritableFacet.CloudTrail> cloudTrail,
        ServiceFacets<WritableFacet.Logs> logs,
        ServiceFacets<WritableFacet.CloudWatch> cloudWatch,
        ServiceFacets<WritableFacet.Sns> sns,
        ServiceFacets<WritableFacet.Backup> backup,
        FacetReader<ReadOnlyFacet.Caller> callers,
        FacetReader<ReadOnlyFacet.Key> keys,
        FacetReader<ReadOnlyFacet.Topic> topics,
        FacetReader<ReadOnlyFacet.VaultContents> vaultContents,
        FacetReader<ReadOnlyFacet.IamPrincipal> principals) {}
