package io.strongroom.sandbox.ec2;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.json.Json;
import io.strongroom.sandbox.calls.Asked;
import io.strongroom.sandbox.calls.Calls;
import io.strongroom.sandbox.calls.Dialect;
import io.strongroom.sandbox.calls.Dialect.Refusal;
import io.strongroom.sandbox.calls.Kept;
import io.strongroom.sandbox.calls.Operation;
import io.strongroom.sandbox.calls.ReadOnlyClient;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Ec2ResponseMetadata;

/**
 * EC2 for one account and Region. A snapshot's document has the members of its attributes and its lock beside its own;
 * instances are kept in their reservations.
 */
public final class SandboxEc2 {
    public static final Kept VPCS = Kept.of("ec2", "vpcs", "VpcId");
    public static final Kept FLOW_LOGS = Kept.of("ec2", "flow-logs", "FlowLogId");
    public static final Kept SUBNETS = Kept.of("ec2", "subnets", "SubnetId");
    public static final Kept ROUTE_TABLES = Kept.of("ec2", "route-tables", "RouteTableId");
    public static final Kept ENDPOINTS = Kept.of("ec2", "endpoints", "VpcEndpointId");
    public static final Kept SECURITY_GROUPS = Kept.of("ec2", "security-groups", "GroupId");
    public static final Kept RESERVATIONS = Kept.of("ec2", "reservations", "ReservationId");
    public static final Kept VOLUMES = Kept.of("ec2", "volumes", "VolumeId");
    public static final Kept SNAPSHOTS = Kept.of("ec2", "snapshots", "SnapshotId");
    public static final Kept SNAPSHOT_LOCKS = Kept.of("ec2", "snapshot-locks", "SnapshotId");
    public static final Kept IMAGES = Kept.of("ec2", "images", "ImageId");
    /** Regions that are open to the account, besides the one asked and those that all accounts have. */
    public static final Kept REGIONS = Kept.of("ec2", "regions", "RegionName").everywhere();
    /** What EBS does with all volumes and snapshots of the Region. */
    public static final Kept EBS_SETTINGS = Kept.once("ec2", "ebs-settings");

    private static final Set<String> USUAL_REGIONS = Set.of("us-east-1", "eu-west-1", "eu-central-1");

    private static final Dialect EC2 = new Dialect(
            "ec2",
            Ec2Exception::builder,
            new Refusal("RequestLimitExceeded", 503),
            new Refusal("UnauthorizedOperation", 403),
            new Refusal("InternalError", 500),
            Ec2ResponseMetadata::create,
            false);

    private static final List<Operation> OPERATIONS = List.of(
            Operation.of("DescribeRegions", SandboxEc2::regions),
            Operation.list("DescribeVpcs", VPCS, "Vpcs", "VpcIds", "VpcId"),
            Operation.list("DescribeFlowLogs", FLOW_LOGS, "FlowLogs"),
            Operation.list("DescribeSubnets", SUBNETS, "Subnets", "SubnetIds", "SubnetId"),
            Operation.list("DescribeRouteTables", ROUTE_TABLES, "RouteTables"),
            Operation.list("DescribeVpcEndpoints", ENDPOINTS, "VpcEndpoints"),
            Operation.list("DescribeSecurityGroups", SECURITY_GROUPS, "SecurityGroups", "GroupIds", "GroupId"),
            Operation.list("DescribeInstances", RESERVATIONS, "Reservations"),
            Operation.list("DescribeVolumes", VOLUMES, "Volumes", "VolumeIds", "VolumeId"),
            Operation.list("DescribeSnapshots", SNAPSHOTS, "Snapshots", "SnapshotIds", "SnapshotId"),
            Operation.list("DescribeLockedSnapshots", SNAPSHOT_LOCKS, "Snapshots"),
            Operation.get(
                    "DescribeSnapshotAttribute", SNAPSHOTS, "SnapshotId", "SnapshotId", "InvalidSnapshot.NotFound"),
            Operation.of("DescribeImages", SandboxEc2::images),
            Operation.get("DescribeImageAttribute", IMAGES, "ImageId", "ImageId", "InvalidAMIID.NotFound"),
            Operation.setting(
                    "GetEbsEncryptionByDefault", EBS_SETTINGS, Json.object().put("EbsEncryptionByDefault", false)),
            Operation.setting(
                    "GetSnapshotBlockPublicAccessState",
                    EBS_SETTINGS,
                    Json.object().put("State", "unblocked")));

    private SandboxEc2() {}

    public static Ec2Client client(Calls calls) {
        return ReadOnlyClient.of(Ec2Client.class, calls, EC2, OPERATIONS);
    }

    private static JsonNode regions(Asked asked) {
        var names = new TreeSet<>(USUAL_REGIONS);
        names.add(asked.place().region().value());
        asked.all(REGIONS).forEach(region -> names.add(region.path("RegionName").asText()));
        var answer = Json.object();
        var list = answer.putArray("Regions");
        names.forEach(name -> list.addObject()
                .put("RegionName", name)
                .put("Endpoint", "ec2." + name + ".amazonaws.com")
                .put("OptInStatus", "opt-in-not-required"));
        return answer;
    }

    /** Disabled images are listed only when they are asked for. */
    private static JsonNode images(Asked asked) {
        var disabledToo = asked.request().path("IncludeDisabled").asBoolean();
        return asked.page(
                "Images",
                asked.all(IMAGES).stream()
                        .filter(image ->
                                disabledToo || !image.path("State").asText().equals("disabled"))
                        .toList(),
                image -> image.path("ImageId").asText());
    }
}
