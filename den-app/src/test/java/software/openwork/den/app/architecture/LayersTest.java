package software.openwork.den.app.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.net.URI;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** Who may know whom. */
class LayersTest {

    static final String[] ADAPTERS = Den.ADAPTERS;

    /** A rule about a package that was renamed away would hold without saying anything. */
    @ParameterizedTest
    @CsvSource({
        "domain,100",
        "application,60",
        "http,90",
        "mysql,25",
        "identity,6",
        "workerapi,4",
        "render,8",
        "vercel,5",
        "polar,8",
        "vendor,12",
        "gate,40",
        "app,40"
    })
    void shouldSeeTheClassesOfEveryModule(String module, int least) {
        assertThat(Den.CLASSES.that(resideInAnyPackage(Den.ROOT + module + "..")))
                .hasSizeGreaterThanOrEqualTo(least);
    }

    @Test
    void shouldKeepEveryClassInAKnownModule() {
        classes()
                .should()
                .resideInAnyPackage(
                        Den.DOMAIN,
                        Den.APPLICATION,
                        Den.HTTP,
                        Den.MYSQL,
                        Den.IDENTITY,
                        Den.WORKER_API,
                        Den.RENDER,
                        Den.VERCEL,
                        Den.POLAR,
                        Den.VENDOR,
                        Den.SIMULATOR,
                        Den.GATE,
                        Den.APP)
                .check(Den.CLASSES);
    }

    @Test
    void shouldKeepTheDomainPure() {
        classes()
                .that()
                .resideInAPackage(Den.DOMAIN)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                                Den.DOMAIN,
                                "java.lang..",
                                "java.util",
                                "java.util.function",
                                "java.util.stream",
                                "java.util.regex",
                                "java.util.concurrent..",
                                "java.time..",
                                "java.math",
                                "org.jspecify.annotations")
                        .or(JavaClass.Predicates.equivalentTo(URI.class)))
                .because("other services of the JVM embed it, with no library at all")
                .check(Den.CLASSES);
    }

    @Test
    void shouldKeepTheApplicationFreeOfTechnology() {
        classes()
                .that()
                .resideInAPackage(Den.APPLICATION)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                                Den.DOMAIN,
                                Den.APPLICATION,
                                "java.lang..",
                                "java.util",
                                "java.util.function",
                                "java.util.stream",
                                "java.util.regex",
                                "java.util.concurrent..",
                                "java.time..",
                                "java.math",
                                "org.jspecify.annotations",
                                "org.slf4j")
                        .or(JavaClass.Predicates.equivalentTo(URI.class)))
                .because("how Den is reached and where it keeps its rows is the adapters' affair")
                .check(Den.CLASSES);
    }

    @ParameterizedTest
    @FieldSource("ADAPTERS")
    void shouldKeepAdaptersApart(String adapter) {
        String[] others = Arrays.stream(Den.ADAPTERS)
                .filter(other -> !other.equals(adapter))
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(adapter)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .check(Den.CLASSES);
    }

    @Test
    void shouldLetOutsideWorldAdaptersKnowPortsOnly() {
        noClasses()
                .that()
                .resideInAnyPackage(Den.IDENTITY, Den.WORKER_API, Den.RENDER, Den.VERCEL, Den.POLAR)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(Den.APPLICATION)
                .because("each of them speaks with one outside party and serves ports of the domain")
                .check(Den.CLASSES);
    }

    @Test
    void shouldKeepTheGateOnItsOwn() {
        noClasses()
                .that()
                .resideInAPackage(Den.GATE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(Den.APPLICATION, Den.HTTP, Den.MYSQL, Den.IDENTITY, Den.WORKER_API)
                .because("it stands in front of hosts that have nothing of Den")
                .check(Den.CLASSES);
        noClasses()
                .that(are(not(resideInAnyPackage(Den.GATE, Den.APP))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(Den.GATE)
                .check(Den.CLASSES);
        noClasses()
                .that()
                .resideInAPackage(Den.APP)
                .should()
                .dependOnClassesThat(are(resideInAnyPackage(Den.GATE))
                        .and(are(not(nameMatching(".*\\.gate\\.(GateAdapter|GateConfig(\\$.*)?)")))))
                .check(Den.CLASSES);
    }

    @Test
    void shouldCallVendorsByOnePolicy() {
        noClasses()
                .that(are(not(resideInAnyPackage(Den.VENDOR, Den.WORKER_API, Den.RENDER, Den.VERCEL, Den.POLAR))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(Den.VENDOR)
                .because("only adapters of outside parties call anybody")
                .check(Den.CLASSES);
        noClasses()
                .that()
                .resideInAPackage(Den.VENDOR)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(Den.ROOT + "domain.launch..", Den.ROOT + "domain.worker..", Den.APPLICATION)
                .because("it knows how to call, not what for")
                .check(Den.CLASSES);
        noClasses()
                .that(are(not(resideInAnyPackage(Den.VENDOR))))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.github.resilience4j..")
                .check(Den.CLASSES);
    }

    @Test
    void shouldLeaveJavaInOnePlace() {
        noClasses()
                .that(are(not(resideInAnyPackage(Den.IDENTITY))))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.sun.jna..", "java.lang.foreign..")
                .because("a mistake in a native call ends the program")
                .check(Den.CLASSES);
    }

    @Test
    void shouldKeepStandInsOut() {
        noClasses()
                .that(are(not(resideInAnyPackage(Den.SIMULATOR, Den.SIMULATE))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(Den.SIMULATOR)
                .check(Den.CLASSES);
        noClasses()
                .that()
                .resideInAPackage(Den.SIMULATOR)
                .should()
                .dependOnClassesThat(are(resideInAnyPackage("software.openwork.den.."))
                        .and(are(not(resideInAnyPackage(Den.SIMULATOR)))))
                .because("a mistake in an adapter must not hide in its stand-in")
                .check(Den.CLASSES);
    }

    @Test
    void shouldLetNobodyKnowTheWiring() {
        noClasses()
                .that(are(not(resideInAnyPackage(Den.APP))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(Den.APP)
                .check(Den.CLASSES);
    }

    @ParameterizedTest
    @CsvSource({"domain", "application", "http", "gate", "app"})
    void shouldHaveNoCyclesBetweenTopics(String module) {
        slices().matching(Den.ROOT + module + ".(*)..")
                .should()
                .beFreeOfCycles()
                .check(Den.CLASSES);
    }

    @Test
    void shouldHaveNoDrawers() {
        noClasses()
                .should()
                .resideInAnyPackage("..util..", "..utils..", "..common..", "..helper..", "..helpers..", "..misc..")
                .because("a class belongs to a topic")
                .check(Den.CLASSES);
    }
}
