package io.strongroom.sandbox.cloudtrail;

import io.strongroom.sandbox.calls.Moto;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.s3.S3Client;

class TrailMotoIT extends TrailContract {
    @Override
    CloudTrailClient connect() {
        return Moto.client(CloudTrailClient.builder());
    }

    @Override
    S3Client bucketClient() {
        return Moto.client(S3Client.builder().forcePathStyle(true));
    }
}
