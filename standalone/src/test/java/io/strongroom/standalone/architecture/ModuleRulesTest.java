package io.strongroom.standalone.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The fixed rules of DESIGN.md on who may see whom, held over the compiled classes of all modules. */
class ModuleRulesTest {

    private static final JavaClasses ALL = Strongrooms.classes();

    /** What each module must not see. Everything may see domain, and standalone is seen by nobody. */
    private static final Map<String, Set<String>> HIDDEN = Map.of(
            "domain", Set.of("db", "api", "web", "worker", "sandbox", "standalone"),
            "db", Set.of("api", "web", "worker", "sandbox", "standalone"),
            "api", Set.of("db", "web", "worker", "sandbox", "standalone"),
            "web", Set.of("db", "api", "worker", "sandbox", "standalone"),
            "worker", Set.of("db", "api", "web", "standalone"),
            "sandbox", Set.of("db", "api", "web", "worker", "standalone"));

    /** Reads are named so by AWS; whatever is not named so changes something. */
    private static final Pattern READ =
            Pattern.compile("(Get|List|Describe|Head|Lookup|BatchGet|Simulate|Generate|Filter|Select)[A-Z].*");

    @TestFactory
    Stream<DynamicTest> modulesSeeOnlyWhatTheyMay() {
        return HIDDEN.entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.getKey() + " does not see " + rule.getValue(),
                        () -> noClasses()
                                .that()
                                .resideInAPackage("io.strongroom." + rule.getKey() + "..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(rule.getValue().stream()
                                        .map(module -> "io.strongroom." + module + "..")
                                        .toArray(String[]::new))
                                .allowEmptyShould(true)
                                .check(ALL)));
    }

    @Test
    void theFacesHoldNoAwsCode() {
        noClasses()
                .that()
                .resideInAnyPackage("io.strongroom.api..", "io.strongroom.web..", "io.strongroom.db..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("software.amazon..", "io.quarkiverse.amazon..")
                .allowEmptyShould(true)
                .check(ALL);
    }

    @Test
    void domainIsPlainJavaWithoutIo() {
        noClasses()
                .that()
                .resideInAPackage("io.strongroom.domain..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.sql..",
                        "javax.sql..",
                        "java.net.http..",
                        "java.nio.file..",
                        "java.nio.channels..",
                        "jakarta.ws..",
                        "jakarta.persistence..",
                        "jakarta.enterprise..",
                        "jakarta.transaction..",
                        "io.quarkus..",
                        "org.hibernate..",
                        "org.eclipse.microprofile..",
                        "software.amazon..")
                .check(ALL);
    }

    @Test
    void onlyTheWorkersAwsPackageChangesCustomersAccounts() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.strongroom.worker.aws..", "io.strongroom.sandbox..")
                .should()
                .dependOnClassesThat(new DescribedPredicate<>("are mutating requests to a customer's account") {
                    @Override
                    public boolean test(JavaClass type) {
                        return isMutatingRequest(type);
                    }
                })
                .check(ALL);
    }

    @Test
    void nothingDeletesARecoveryPoint() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.strongroom.sandbox..")
                .should()
                .dependOnClassesThat()
                .haveSimpleName("DeleteRecoveryPointRequest")
                .check(ALL);
    }

    @Test
    void nobodyReadsTheAmbientClock() {
        noClasses()
                .should()
                .callCodeUnitWhere(new DescribedPredicate<JavaCall<?>>("it reads the ambient clock") {
                    @Override
                    public boolean test(JavaCall<?> call) {
                        return readsTheClock(call);
                    }
                })
                .check(ALL);
    }

    @Test
    void noModuleIsMissingHere() {
        // Were a module missing from the class path, every rule above would hold for the wrong reason.
        for (var module : HIDDEN.keySet()) {
            classes()
                    .that()
                    .resideInAPackage("io.strongroom." + module + "..")
                    .should()
                    .resideInAPackage("io.strongroom..")
                    .check(ALL);
        }
    }

    private static boolean isMutatingRequest(JavaClass type) {
        var name = type.getName();
        return name.startsWith("software.amazon.awssdk.services.")
                && name.endsWith("Request")
                && name.contains(".model.")
                && !name.startsWith("software.amazon.awssdk.services.sqs.")
                && !name.startsWith("software.amazon.awssdk.services.sts.")
                && !READ.matcher(type.getSimpleName()).matches();
    }

    private static boolean readsTheClock(JavaCall<?> call) {
        var owner = call.getTargetOwner().getName();
        var method = call.getName();
        var withoutClock = call.getTarget().getRawParameterTypes().isEmpty();
        return (owner.startsWith("java.time.") && method.equals("now") && withoutClock)
                || (owner.equals("java.lang.System") && method.equals("currentTimeMillis"))
                || (owner.equals("java.util.Date") && method.equals("<init>") && withoutClock)
                || (call.getOriginOwner().getPackageName().startsWith("io.strongroom.domain")
                        && method.startsWith("system")
                        && owner.startsWith("java.time."));
    }
}
