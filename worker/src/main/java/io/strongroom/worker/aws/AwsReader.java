package io.strongroom.worker.aws;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.accounts.AwsAccount;
import io.strongroom.domain.changes.WritableFacet;
import io.strongroom.domain.inventory.Facet;
import io.strongroom.domain.inventory.ReadOnlyFacet;
import io.strongroom.domain.inventory.Reading;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;

/** Reads facets and says honestly how it went. */
public final class AwsReader {
    private final AwsFacets facets;

    AwsReader(AwsFacets facets) {
        this.facets = facets;
    }

    /**
     * One facet's reading.
     *
     * @throws SdkException when the failure says nothing about access or pace: a malformed request, a bug, our own credentials
     */
    public Reading read(AwsAccount account, Facet facet) {
        try {
            return state(account, facet).<Reading>map(Reading.Present::new).orElseGet(Reading.Absent::new);
        } catch (SdkException e) {
            var failure = AwsFailure.of(e);
            return switch (failure.kind()) {
                case DENIED -> new Reading.Denied(failure.missingAction().orElse("unknown"), failure.requestId());
                case THROTTLED -> new Reading.Throttled(failure.code());
                case TRANSIENT, TIMED_OUT -> new Reading.Unanswered(failure.code());
                case UNSUPPORTED -> new Reading.Unsupported(failure.code());
                case SYSTEMIC, PERMANENT -> throw e;
            };
        }
    }

    private Optional<JsonNode> state(AwsAccount account, Facet facet) {
        return switch (facet) {
            case WritableFacet writable -> current(account, writable);
            case ReadOnlyFacet readOnly -> look(account, readOnly);
            default -> throw new IllegalArgumentException("not a facet that is known: " + facet);
        };
    }

    private Optional<JsonNode> current(AwsAccount account, WritableFacet facet) {
        return switch (facet) {
            case WritableFacet.Kms kms -> facets.kms().read(account, kms);
            case WritableFacet.S3 s3 -> facets.s3().read(account, s3);
            case WritableFacet.Iam iam -> facets.iam().read(account, iam);
            case WritableFacet.CloudTrail trail -> facets.cloudTrail().read(account, trail);
            case WritableFacet.Logs logs -> facets.logs().read(account, logs);
            case WritableFacet.CloudWatch alarm -> facets.cloudWatch().read(account, alarm);
            case WritableFacet.Sns sns -> facets.sns().read(account, sns);
            case WritableFacet.Backup backup -> facets.backup().read(account, backup);
        };
    }

    private Optional<JsonNode> look(AwsAccount account, ReadOnlyFacet facet) {
        return switch (facet) {
            case ReadOnlyFacet.Caller caller -> facets.callers().read(account, caller);
            case ReadOnlyFacet.Key key -> facets.keys().read(account, key);
            case ReadOnlyFacet.Topic topic -> facets.topics().read(account, topic);
            case ReadOnlyFacet.VaultContents contents -> facets.vaultContents().read(account, contents);
            case ReadOnlyFacet.IamPrincipal principal -> facets.principals().read(account, principal);
        };
    }
}
