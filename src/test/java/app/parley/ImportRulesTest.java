package app.parley;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The way in: socket → dialect → hub → journal → store → REST → page. */
@AnalyzeClasses(packages = "app.parley", importOptions = ImportOption.DoNotIncludeTests.class)
class ImportRulesTest {
    private static final String[] JDK = {"java..", "javax.crypto..", "org.jspecify.."};

    @ArchTest
    static final ArchRule hubKnowsOnlyTheJdk = onlyDependsOn("hub", "app.parley.hub..");

    @ArchTest
    static final ArchRule stompKnowsOnlyTheJdk = onlyDependsOn("stomp", "app.parley.stomp..");

    @ArchTest
    static final ArchRule netKnowsOnlyTheJdk = onlyDependsOn("net", "app.parley.net..");

    @ArchTest
    static final ArchRule relayKnowsOnlyTheJdk = onlyDependsOn("relay", "app.parley.relay..", "javax.net.ssl..");

    @ArchTest
    static final ArchRule checksKnowTheJdkAndATurnClient = onlyDependsOn(
            "checks", "app.parley.checks..", "app.parley.kernel..", "app.parley.relay.client..", "javax.net.ssl..");

    @ArchTest
    static final ArchRule dialectTurnsFramesAndJsonIntoCommandsAndEvents = onlyDependsOn(
            "dialect",
            "app.parley.dialect..",
            "app.parley.hub..",
            "app.parley.stomp..",
            "com.fasterxml.jackson..",
            "org.slf4j..");

    @ArchTest
    static final ArchRule callsAreValues = onlyDependsOn("calls", "app.parley.calls..", "com.fasterxml.jackson..");

    @ArchTest
    static final ArchRule webhooksAreValuesAndPorts = onlyDependsOn(
            "webhooks",
            "app.parley.webhooks..",
            "app.parley.net..",
            "app.parley.people..",
            "app.parley.calls..",
            "com.fasterxml.jackson..");

    @ArchTest
    static final ArchRule wsKnowsHubAndDialect = noClasses()
            .that()
            .resideInAPackage("app.parley.ws..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "app.parley.people..",
                    "app.parley.calls..",
                    "app.parley.store..",
                    "app.parley.rest..",
                    "app.parley.ops..",
                    "app.parley");

    @ArchTest
    static final ArchRule peopleKnowNeitherTheStoreNorTheWire = noClasses()
            .that()
            .resideInAPackage("app.parley.people..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "app.parley.store..",
                    "app.parley.rest..",
                    "app.parley.ws..",
                    "app.parley.dialect..",
                    "io.javalin..");

    @ArchTest
    static final ArchRule theStoreKnowsValuesOnly = noClasses()
            .that()
            .resideInAPackage("app.parley.store..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "app.parley.rest..", "app.parley.ws..", "app.parley.dialect..", "app.parley.ops..", "io.javalin..");

    @ArchTest
    static final ArchRule onlyTheStoreSpeaksSql = noClasses()
            .that()
            .resideOutsideOfPackage("app.parley.store..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "org.jdbi..", "com.zaxxer..", "org.flywaydb..");

    @ArchTest
    static final ArchRule onlyRestSpeaksHttp = noClasses()
            .that()
            .resideOutsideOfPackages("app.parley.rest..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.javalin.http..");

    @ArchTest
    static final ArchRule onlyWsSpeaksWebSocket = noClasses()
            .that()
            .resideOutsideOfPackage("app.parley.ws..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.javalin.websocket..", "org.eclipse.jetty.websocket..");

    @ArchTest
    static final ArchRule restDoesNotKnowSockets = noClasses()
            .that()
            .resideInAPackage("app.parley.rest..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("app.parley.ws..", "app.parley.dialect..");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("app.parley.(*)..").should().beFreeOfCycles();

    private static ArchRule onlyDependsOn(String owner, String... allowed) {
        String[] all = new String[JDK.length + allowed.length];
        System.arraycopy(JDK, 0, all, 0, JDK.length);
        System.arraycopy(allowed, 0, all, JDK.length, allowed.length);
        return classes()
                .that()
                .resideInAPackage("app.parley." + owner + "..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(all);
    }
}
