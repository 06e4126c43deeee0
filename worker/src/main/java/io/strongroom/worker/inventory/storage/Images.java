package io.strongroom.worker.inventory.storage;

import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.storage.NativeSnapshot;
import io.strongroom.worker.inventory.Gathering;
import io.strongroom.worker.inventory.network.Ec2Names;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.BlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.Image;
import software.amazon.awssdk.services.ec2.model.ImageAttributeName;

/** The account's own machine images; those of AWS Backup only when somebody disabled them. */
final class Images {
    private static final String SHARING = "ec2:DescribeImageAttribute";
    private static final String DISABLED = "disabled";

    private Images() {}

    static List<NativeSnapshot> read(Gathering from) {
        var ec2 = from.client(Ec2Client.class);
        var images = from.call(
                "ec2:DescribeImages",
                () -> ec2.describeImagesPaginator(r -> r.owners("self").includeDisabled(true)).images().stream()
                        .filter(image ->
                                DISABLED.equals(image.stateAsString()) || !VolumeSnapshots.ofAwsBackup(image.tags()))
                        .sorted(Comparator.comparing(Images::createdAt).reversed())
                        .toList());
        return new Sharing(from, SHARING)
                .each(images, image -> sharedWith(ec2, image), (image, shared) -> image(from, image, shared));
    }

    private static NativeSnapshot image(Gathering from, Image image, Told<Set<String>> shared) {
        var disks = image.blockDeviceMappings().stream()
                .filter(mapping -> mapping.ebs() != null)
                .map(BlockDeviceMapping::ebs)
                .toList();
        return new NativeSnapshot(
                Ec2Names.arnWithoutAccount(from, "image/" + image.imageId()),
                "AMI",
                Optional.ofNullable(image.stateAsString()).orElse(""),
                disks.stream().allMatch(disk -> Boolean.TRUE.equals(disk.encrypted())),
                disks.stream()
                        .flatMap(disk -> Optional.ofNullable(disk.kmsKeyId()).stream())
                        .findFirst(),
                shared,
                Told.none(),
                createdAt(image));
    }

    /** That an image is public is in the list already; a disabled one is shared with nobody. */
    private static Optional<Set<String>> sharedWith(Ec2Client ec2, Image image) {
        if (Boolean.TRUE.equals(image.publicLaunchPermissions())) {
            return Optional.of(Set.of("all"));
        }
        if (DISABLED.equals(image.stateAsString())) {
            return Optional.of(Set.of());
        }
        var permissions = ec2.describeImageAttribute(
                        r -> r.imageId(image.imageId()).attribute(ImageAttributeName.LAUNCH_PERMISSION))
                .launchPermissions();
        return Optional.of(permissions.stream()
                .flatMap(one -> Stream.of(
                                one.userId(), one.groupAsString(), one.organizationArn(), one.organizationalUnitArn())
                        .filter(Objects::nonNull))
                .collect(Collectors.toUnmodifiableSet()));
    }

    private static Instant createdAt(Image image) {
        return Optional.ofNullable(image.creationDate()).map(Instant::parse).orElse(Instant.EPOCH);
    }
}
