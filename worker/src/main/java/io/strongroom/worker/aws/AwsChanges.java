package io.strongroom.worker.aws;

import io.strongroom.domain.accounts.AwsAccount;
import io.strongroom.domain.changes.Change;
import io.strongroom.domain.changes.WritableFacet;

/** The only writer into customers' accounts. */
public final class AwsChanges {
    private final AwsFacets facets;

    AwsChanges(AwsFacets facets) {
        this.facets = facets;
    }

    /**
     * Carries out one change; see {@link ServiceFacets#write}.
     *
     * @throws software.amazon.awssdk.core.exception.SdkException what AWS or the network says; after a time-out the outcome is unknown
     */
    public Applied apply(AwsAccount account, Change change, String token) {
        return switch (change.facet()) {
            case WritableFacet.Kms kms -> facets.kms().write(account, kms, change, token);
            case WritableFacet.S3 s3 -> facets.s3().write(account, s3, change, token);
            case WritableFacet.Iam iam -> facets.iam().write(account, iam, change, token);
            case WritableFacet.CloudTrail trail -> facets.cloudTrail().write(account, trail, change, token);
            case WritableFacet.Logs logs -> facets.logs().write(account, logs, change, token);
            case WritableFacet.CloudWatch alarm -> facets.cloudWatch().write(account, alarm, change, token);
            case WritableFacet.Sns sns -> facets.sns().write(account, sns, change, token);
            case WritableFacet.Backup backup -> facets.backup().write(account, backup, change, token);
        };
    }
}
