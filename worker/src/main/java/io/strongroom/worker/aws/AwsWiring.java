package io.strongroom.worker.aws;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Wires each kind of facet to its handler. */
@Singleton
class AwsWiring {
    @Produces
    @Singleton
    AwsFacets facets(InstantSource clock) {
        return new AwsFacets(
                new KmsFacets(clock),
                new S3Facets(),
                new IamFacets(),
                new CloudTrailFacets(),
                new LogsFacets(),
                new CloudWatchFacets(),
                new SnsFacets(),
                new BackupFacets(clock),
                new CallerReader(),
                new KeyReader(),
                new TopicReader(),
                new VaultContentsReader(),
                new PrincipalReader());
    }

    @Produces
    @Singleton
    AwsReader reader(AwsFacets facets) {
        return new AwsReader(facets);
    }

    @Produces
    @Singleton
    AwsChanges changes(AwsFacets facets) {
        return new AwsChanges(facets);
    }
}
