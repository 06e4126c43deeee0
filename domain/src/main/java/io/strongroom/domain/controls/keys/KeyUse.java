package io.strongroom.domain.controls.keys;

import io.strongroom.domain.iam.access.Access;
import io.strongroom.domain.iam.access.Caller;
import io.strongroom.domain.iam.access.Decision;
import io.strongroom.domain.iam.access.PrincipalPolicies;
import io.strongroom.domain.iam.access.Request;
import io.strongroom.domain.iam.access.ResourcePolicy;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.identities.Role;
import io.strongroom.domain.inventory.keys.Key;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether backups made with a role can use a key. They can when the role may describe the key and either hand out a grant
 * to the service that does the work, as AWS's own backup policy does, or use the key itself; and when nothing denies it.
 *
 * @param missing the actions without which they cannot, empty when none is surely missing
 * @param told whether conditions that nobody knows leave no doubt
 */
record KeyUse(List<String> missing, boolean told) {
    private static final String DESCRIBE = "kms:DescribeKey";
    private static final String GRANT = "kms:CreateGrant";
    static final List<String> ACTIONS = List.of(GRANT, "kms:GenerateDataKey", "kms:Decrypt", DESCRIBE);

    private enum Can {
        YES,
        NO,
        NEVER,
        PERHAPS
    }

    /** @param service the service through which the key is asked, such as {@code ec2} */
    static KeyUse of(Role role, PrincipalPolicies bearer, Key key, String service, Inventory inventory) {
        var policy = new ResourcePolicy(key.readPolicy(), inventory.account().value());
        var missing = new ArrayList<String>();
        var itself = new ArrayList<Can>();
        var describes = Can.NO;
        var grants = Can.NO;
        for (var action : ACTIONS) {
            var request = request(Caller.identity(role.arn()), action, key, service, inventory);
            var can = can(Access.decide(request, bearer, policy), role, key, action);
            if (can == Can.NEVER) {
                missing.add(action);
            }
            switch (action) {
                case DESCRIBE -> describes = can;
                case GRANT -> grants = can;
                default -> itself.add(can);
            }
        }
        if (!missing.isEmpty()) {
            return new KeyUse(missing, true);
        }
        var uses = itself.contains(Can.NO) ? Can.NO : itself.contains(Can.PERHAPS) ? Can.PERHAPS : Can.YES;
        if (describes == Can.NO) {
            missing.add(DESCRIBE);
        }
        if (grants == Can.NO && uses == Can.NO) {
            missing.add(GRANT);
        }
        boolean works = describes == Can.YES && (grants == Can.YES || uses == Can.YES);
        return new KeyUse(List.copyOf(missing), works || !missing.isEmpty());
    }

    /** What KMS sees when a service asks it for a caller. */
    static Request request(Caller caller, String action, Key key, String service, Inventory inventory) {
        var request = Request.of(caller, action, key.arn())
                .with("kms:GrantIsForAWSResource", "true")
                .with("kms:EncryptionContextKeys", "aws:backup:backup-vault")
                .with("aws:SecureTransport", "true")
                .with("aws:RequestedRegion", inventory.region().value());
        return service.isEmpty()
                ? request
                : request.with("kms:ViaService", service + "." + inventory.region() + ".amazonaws.com");
    }

    /** The service that asks for keys of resources of the type; empty when it is not known. */
    static String serviceOf(String resourceType) {
        return switch (resourceType) {
            case "EBS", "EC2" -> "ec2";
            case "RDS", "Aurora", "DocumentDB", "Neptune" -> "rds";
            case "Redshift" -> "redshift";
            case "DynamoDB" -> "dynamodb";
            case "FSx" -> "fsx";
            case "Storage Gateway" -> "storagegateway";
            default -> "";
        };
    }

    private static Can can(Decision decision, Role role, Key key, String action) {
        return switch (decision) {
            case Decision.Allowed allowed -> Can.YES;
            case Decision.ExplicitlyDenied denied -> Can.NEVER;
            case Decision.ImplicitlyDenied denied -> granted(role, key, action) ? Can.YES : Can.NO;
            case Decision.Depends depends -> Can.PERHAPS;
        };
    }

    /** A grant on the key to the role lets it in past all policies that are merely silent. */
    private static boolean granted(Role role, Key key, String action) {
        return key.grants().value().stream()
                .flatMap(List::stream)
                .filter(grant -> grant.grantee().equals(role.arn()))
                .flatMap(grant -> grant.operations().stream())
                .anyMatch(operation -> action.equals("kms:" + operation));
    }
}
