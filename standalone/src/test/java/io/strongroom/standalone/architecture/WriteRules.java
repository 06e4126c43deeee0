package io.strongroom.standalone.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Who may change something in a customer's account. Looked for where it happens, in the calls on the SDK's clients: most of
 * ours pass a lambda, so that no request type shows.
 */
final class WriteRules {

    /** Reads are named so by AWS; whatever is not named so changes something. */
    private static final Pattern READ =
            Pattern.compile("(?i:get|list|describe|head|lookup|batchGet|simulate|generate|filter|select)([A-Z].*|)");

    /** What a client has besides its operations. */
    private static final Set<String> NO_OPERATIONS =
            Set.of("builder", "create", "close", "serviceName", "serviceClientConfiguration", "utilities", "waiter");

    /** Strongroom's own queue, and who we are: neither is a customer's resource. */
    private static final Set<String> OURS = Set.of("sqs", "sts");

    private static final DescribedPredicate<JavaAccess<?>> WRITES =
            new DescribedPredicate<>("it changes something in an account") {
                @Override
                public boolean test(JavaAccess<?> access) {
                    return isOnAClient(access)
                            && !NO_OPERATIONS.contains(access.getName())
                            && !tellsSomebody(access)
                            && !READ.matcher(access.getName()).matches();
                }
            };

    private static final DescribedPredicate<JavaClass> WRITING_REQUESTS =
            new DescribedPredicate<>("are mutating requests to a customer's account") {
                @Override
                public boolean test(JavaClass type) {
                    return type.getPackageName().endsWith(".model")
                            && isOfAService(type)
                            && type.getSimpleName().endsWith("Request")
                            && !READ.matcher(type.getSimpleName()).matches();
                }
            };

    private static final DescribedPredicate<JavaAccess<?>> DELETES_A_RECOVERY_POINT =
            new DescribedPredicate<>("it deletes a recovery point") {
                @Override
                public boolean test(JavaAccess<?> access) {
                    return isOnAClient(access) && access.getName().equals("deleteRecoveryPoint");
                }
            };

    static final ArchRule NOBODY_WRITES = noClasses().should().accessTargetWhere(WRITES);

    static final ArchRule ONLY_WORKER_AWS_WRITES = noClasses()
            .that()
            .resideOutsideOfPackages("io.strongroom.worker.aws..", "io.strongroom.sandbox..")
            .should()
            .accessTargetWhere(WRITES);

    static final ArchRule ONLY_WORKER_AWS_MAKES_WRITING_REQUESTS = noClasses()
            .that()
            .resideOutsideOfPackages("io.strongroom.worker.aws..", "io.strongroom.sandbox..")
            .should()
            .dependOnClassesThat(WRITING_REQUESTS);

    static final ArchRule NOTHING_DELETES_A_RECOVERY_POINT =
            noClasses().should().accessTargetWhere(DELETES_A_RECOVERY_POINT);

    private WriteRules() {}

    /** A message to a topic that its owner lets us publish to changes nothing there. */
    private static boolean tellsSomebody(JavaAccess<?> access) {
        return access.getTargetOwner().getSimpleName().equals("SnsClient")
                && access.getName().equals("publish")
                && access.getOriginOwner().getPackageName().equals("io.strongroom.worker.alerts");
    }

    private static boolean isOnAClient(JavaAccess<?> access) {
        var owner = access.getTargetOwner();
        return isOfAService(owner) && owner.getSimpleName().endsWith("Client");
    }

    private static boolean isOfAService(JavaClass type) {
        var prefix = "software.amazon.awssdk.services.";
        if (!type.getName().startsWith(prefix)) {
            return false;
        }
        var service = type.getName().substring(prefix.length());
        return !OURS.contains(service.substring(0, service.indexOf('.')));
    }
}
