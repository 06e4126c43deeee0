package io.strongroom.standalone.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Map;
import java.util.Set;
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
        WriteRules.ONLY_WORKER_AWS_WRITES.check(ALL);
        WriteRules.ONLY_WORKER_AWS_MAKES_WRITING_REQUESTS.check(ALL);
    }

    @Test
    void nothingDeletesARecoveryPoint() {
        WriteRules.NOTHING_DELETES_A_RECOVERY_POINT.check(ALL);
    }

    @Test
    void aClassThatWritesBehindOurBackIsFound() {
        var fixture = new ClassFileImporter().importClasses(WritesBehindOurBack.class);
        var writes = WriteRules.ONLY_WORKER_AWS_WRITES.evaluate(fixture).getFailureReport();
        assertTrue(writes.toString().contains("scheduleKeyDeletion"), writes::toString);
        assertTrue(writes.toString().contains("disableKey"), "a method reference: " + writes);
        assertFalse(writes.toString().contains("describeKey"), "a read: " + writes);
        var deletes =
                WriteRules.NOTHING_DELETES_A_RECOVERY_POINT.evaluate(fixture).getFailureReport();
        assertTrue(deletes.toString().contains("deleteRecoveryPoint"), deletes::toString);
    }

    @Test
    void theWriterItselfIsSeenToWrite() {
        // Were calls on the SDK's clients not recognized, the rules above would hold for the wrong reason.
        var writers = ALL.that(resideInAPackage("io.strongroom.worker.aws.."));
        assertTrue(WriteRules.NOBODY_WRITES.evaluate(writers).hasViolation());
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
