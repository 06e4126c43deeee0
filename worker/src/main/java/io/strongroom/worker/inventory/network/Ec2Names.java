package io.strongroom.worker.inventory.network;

import io.strongroom.domain.arns.Arn;
import io.strongroom.worker.inventory.Gathering;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ec2.model.Tag;

/** What EC2 leaves to its callers: ARNs, and tags as a map. */
public final class Ec2Names {
    private Ec2Names() {}

    /** @param resource such as {@code vpc/vpc-1} */
    public static String arn(Gathering from, String resource) {
        return Arn.of(
                        from.region().partition(),
                        "ec2",
                        from.region().value(),
                        from.accountId().value(),
                        resource)
                .toString();
    }

    /** The ARN of what belongs to no account in its name: snapshots and images. */
    public static String arnWithoutAccount(Gathering from, String resource) {
        return Arn.of(from.region().partition(), "ec2", from.region().value(), "", resource)
                .toString();
    }

    public static Map<String, String> tags(List<Tag> tags) {
        var all = new HashMap<String, String>();
        tags.forEach(tag -> all.put(tag.key(), tag.value()));
        return Map.copyOf(all);
    }
}
