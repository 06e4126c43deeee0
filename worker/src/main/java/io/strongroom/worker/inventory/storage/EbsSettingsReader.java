package io.strongroom.worker.inventory.storage;

import io.strongroom.domain.inventory.Kind;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.storage.EbsSettings;
import io.strongroom.worker.inventory.Gathering;
import io.strongroom.worker.inventory.KindReader;
import io.strongroom.worker.inventory.network.Ec2Names;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** What EBS does with all volumes and snapshots of the Region. */
@Singleton
final class EbsSettingsReader implements KindReader<EbsSettings> {
    @Override
    public Kind<EbsSettings> kind() {
        return Kinds.EBS_SETTINGS;
    }

    @Override
    public List<EbsSettings> read(Gathering from) {
        var ec2 = from.client(Ec2Client.class);
        return List.of(new EbsSettings(
                Ec2Names.arn(from, "ebs-settings"),
                from.told(
                        "ec2:GetEbsEncryptionByDefault",
                        () -> Optional.of(Boolean.TRUE.equals(
                                ec2.getEbsEncryptionByDefault(r -> {}).ebsEncryptionByDefault()))),
                from.told(
                        "ec2:GetSnapshotBlockPublicAccessState",
                        () -> Optional.ofNullable(
                                ec2.getSnapshotBlockPublicAccessState(r -> {}).stateAsString()))));
    }
}
