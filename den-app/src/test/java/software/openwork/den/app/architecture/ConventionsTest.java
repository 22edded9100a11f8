package software.openwork.den.app.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How code is written here, as far as class files show it. */
class ConventionsTest {

    private static final DescribedPredicate<JavaClass> PORT = describe(
            "ports",
            candidate -> candidate.isInterface()
                    && candidate.isTopLevelClass()
                    && !candidate.getModifiers().contains(JavaModifier.SYNTHETIC)
                    && !candidate.reflect().isSealed()
                    && (candidate.getPackageName().startsWith(Den.ROOT + "domain.")
                            || List.of("Jobs", "Transactions").contains(candidate.getSimpleName())));

    @Test
    void shouldHaveThePortsOfTheArchitecture() {
        assertThat(Den.CLASSES.that(PORT))
                .extracting(JavaClass::getSimpleName)
                .contains(
                        "WorkerRepository",
                        "LaunchRepository",
                        "TeardownRepository",
                        "OrgRepository",
                        "AccountRepository",
                        "SessionRepository",
                        "AuditLog",
                        "WorkerHost",
                        "WorkerDomains",
                        "HostAllowance",
                        "WorkerRuntime",
                        "Subscriptions",
                        "EntitlementCache",
                        "BillingEvents",
                        "PasswordHasher",
                        "TokenSource",
                        "Jobs",
                        "Transactions");
    }

    @Test
    void shouldImplementPortsInAdaptersOnly() {
        classes()
                .that()
                .implement(PORT)
                .should()
                .resideInAnyPackage(
                        Den.MYSQL,
                        Den.IDENTITY,
                        Den.WORKER_API,
                        Den.RENDER,
                        Den.VERCEL,
                        Den.POLAR,
                        Den.ROOT + "app.stub",
                        Den.SIMULATE)
                .check(Den.CLASSES);
    }

    @Test
    void shouldShowOnlyTheEntryOfAnAdapter() {
        classes()
                .that()
                .resideInAnyPackage(
                        Den.MYSQL, Den.IDENTITY, Den.WORKER_API, Den.RENDER, Den.VERCEL, Den.POLAR, Den.ROOT + "http")
                .and()
                .areTopLevelClasses()
                .and()
                .arePublic()
                .should()
                .haveNameMatching(".*(Adapter|Factory|Config|\\.HttpUseCases)")
                .check(Den.CLASSES);
    }

    @Test
    void shouldEnterAdaptersByTheirEntriesOnly() {
        noClasses()
                .that()
                .resideInAPackage(Den.APP)
                .should()
                .dependOnClassesThat(are(resideInAnyPackage(Den.ADAPTERS))
                        .and(are(not(nameMatching(".*(Adapter|Factory|Config|HttpUseCases.*|TrustedProxies)")))))
                .check(Den.CLASSES);
    }

    @Test
    void shouldHaveValuesInTheDomainThatCannotChange() {
        noMethods()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage(Den.DOMAIN)
                .should()
                .haveNameMatching("set[A-Z].*")
                .check(Den.CLASSES);
        methods()
                .that()
                .areDeclaredInClassesThat(
                        are(resideInAnyPackage(Den.DOMAIN)).and(are(describe("records", JavaClass::isRecord))))
                .and()
                .areNotStatic()
                .should()
                .notHaveRawReturnType(describe("an array", JavaClass::isArray))
                .check(Den.CLASSES);
        noClasses()
                .that()
                .resideInAnyPackage(Den.DOMAIN, Den.APPLICATION)
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Date.class)
                .check(Den.CLASSES);
    }

    @Test
    void shouldBeToldTimeAndChance() {
        noClasses()
                .that()
                .resideInAnyPackage(Den.DOMAIN, Den.APPLICATION)
                .should()
                .callMethodWhere(target(owner(type(Instant.class))).and(target(nameMatching("now"))))
                .orShould()
                .callMethodWhere(target(owner(type(Clock.class))).and(target(nameMatching("system.*"))))
                .orShould()
                .callMethodWhere(target(owner(type(UUID.class))).and(target(nameMatching("randomUUID"))))
                .orShould()
                .callMethodWhere(target(owner(type(Math.class))).and(target(nameMatching("random"))))
                .orShould()
                .callMethodWhere(target(owner(type(System.class)))
                        .and(target(nameMatching("getenv|getProperty|currentTimeMillis|nanoTime"))))
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Random")
                .because("a test must be able to say what time it is")
                .check(Den.CLASSES);
    }

    @Test
    void shouldMapErrorsInOnePlace() {
        noClasses()
                .that(are(not(resideInAnyPackage(Den.ROOT + "http.error"))))
                .should()
                .callConstructorWhere(target(owner(describe(
                        "an HttpResponseException",
                        owner -> owner.isAssignableTo("io.javalin.http.HttpResponseException")))))
                .check(Den.CLASSES);
        noClasses()
                .should()
                .accessField("io.javalin.Javalin", "unsafe")
                .because("a route that is added late escapes the checks on all routes")
                .check(Den.CLASSES);
    }

    @Test
    void shouldMakeClientsAndMappersInOnePlaceEach() {
        noClasses()
                .that()
                .doNotHaveSimpleName("HttpCalls")
                .and()
                .doNotHaveFullyQualifiedName(Den.ROOT + "app.WarmUp")
                .should()
                .callMethodWhere(
                        target(owner(type(HttpClient.class))).and(target(nameMatching("newHttpClient|newBuilder"))))
                .because("time-outs and redirects are set where clients are made")
                .check(Den.CLASSES);
        noClasses()
                .that()
                .doNotHaveSimpleName("Json")
                .and()
                .doNotHaveSimpleName("Answers")
                .and()
                .resideOutsideOfPackage(Den.SIMULATOR)
                .should()
                .callConstructorWhere(
                        target(owner(describe("an ObjectMapper", owner -> owner.isAssignableTo(ObjectMapper.class)))))
                .check(Den.CLASSES);
    }

    @Test
    void shouldSpeakSqlInOneModule() {
        noClasses()
                .that(are(not(resideInAnyPackage(Den.MYSQL))))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.sql..",
                        "javax.sql..",
                        "org.jdbi..",
                        "org.flywaydb..",
                        "com.zaxxer..",
                        "com.mysql..",
                        "com.github.kagkarlsson..")
                .check(Den.CLASSES);
    }
}
