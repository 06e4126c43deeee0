package io.strongroom.worker.aws;

import java.time.InstantSource;

/** The reader and the writer as the running worker has them, for tests of the engine. */
public record RealFacets(AwsReader reader, AwsChanges changes) {
    public static RealFacets at(InstantSource clock) {
        var facets = new AwsWiring().facets(clock);
        return new RealFacets(new AwsReader(facets), new AwsChanges(facets));
    }
}
