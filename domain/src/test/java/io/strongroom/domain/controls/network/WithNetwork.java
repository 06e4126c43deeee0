package io.strongroom.domain.controls.network;

import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.network.Endpoint;
import io.strongroom.domain.inventory.network.Instance;
import io.strongroom.domain.inventory.network.SecurityGroup;
import io.strongroom.domain.inventory.network.Subnet;
import io.strongroom.domain.inventory.network.Vpc;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A VPC in which backups are in good hands. */
final class WithNetwork {
    static final Coverage DENIED = new Coverage.Denied("ec2:Something");
    static final Vpc VPC = new Vpc("arn:aws:ec2:eu-west-1:123456789012:vpc/vpc-1", "vpc-1", Told.known(true), Map.of());
    static final Instance HOST = new Instance(
            "arn:aws:ec2:eu-west-1:123456789012:instance/i-1",
            "i-1",
            "vpc-1",
            List.of(),
            List.of("sg-1"),
            Optional.of("arn:aws:iam::123456789012:role/backup-worker"),
            Map.of());

    private WithNetwork() {}

    static Endpoint endpoint(String service) {
        return new Endpoint(
                "arn:aws:ec2:eu-west-1:123456789012:vpc-endpoint/" + service,
                "vpce-" + service,
                "vpc-1",
                "com.amazonaws.eu-west-1." + service,
                "Interface",
                "available",
                true,
                List.of("subnet-a", "subnet-b"),
                List.of("sg-1"),
                Optional.empty());
    }

    static SecurityGroup group(SecurityGroup.Ingress... ingress) {
        return new SecurityGroup(
                "arn:aws:ec2:eu-west-1:123456789012:security-group/sg-1", "sg-1", "vpc-1", List.of(ingress));
    }

    static SecurityGroup.Ingress https(String source) {
        return new SecurityGroup.Ingress("tcp", 443, 443, List.of(source));
    }

    static Subnet subnet(String id, String zone, String... routes) {
        return new Subnet("arn:aws:ec2:eu-west-1:123456789012:subnet/" + id, id, "vpc-1", zone, Set.of(routes));
    }

    static Inventory.Builder inventory() {
        return Samples.inventory()
                .read(Kinds.VPCS, List.of(VPC))
                .read(Kinds.INSTANCES, List.of(HOST))
                .read(Kinds.ENDPOINTS, List.of(endpoint("backup"), endpoint("kms"), endpoint("sts"), endpoint("s3")))
                .read(Kinds.SUBNETS, List.of(subnet("subnet-a", "eu-west-1a"), subnet("subnet-b", "eu-west-1b")))
                .read(Kinds.SECURITY_GROUPS, List.of(group(https("10.0.0.0/16"))))
                .read(Kinds.REPORT_PLANS, List.of())
                .read(Kinds.TRAILS, List.of())
                .read(Kinds.BUCKETS, List.of());
    }
}
