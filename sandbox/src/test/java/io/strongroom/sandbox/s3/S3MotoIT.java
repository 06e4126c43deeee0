package io.strongroom.sandbox.s3;

import io.strongroom.sandbox.calls.Moto;
import software.amazon.awssdk.services.s3.S3Client;

class S3MotoIT extends S3Contract {
    @Override
    S3Client connect() {
        return Moto.client(S3Client.builder().forcePathStyle(true));
    }
}
