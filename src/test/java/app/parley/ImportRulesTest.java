package app.parley;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;

/** The walls of the house (src/docs/architecture.md): socket → protocol → hub → journal → store → REST → page. */
@AnalyzeClasses(packages = "app.parley", importOptions = ImportOption.DoNotIncludeTests.class)
class ImportRulesTest {
    private static final String[] JDK = {"java..", "javax.crypto..", "org.jspecify.."};
    private static final String JACKSON = "com.fasterxml.jackson..";
    private static final String LOGGING = "org.slf4j..";

    @ArchTest
    static final ArchRule kernelKnowsOnlyTheJdk = only("kernel..", JACKSON);

    @ArchTest
    static final ArchRule stompKnowsOnlyTheJdk = only("stomp..");

    @ArchTest
    static final ArchRule theHubsValuesKnowNotTheHub = only("hub.value..", "kernel");

    @ArchTest
    static final ArchRule theHubKnowsItsValuesOnly = only("hub", "kernel", "hub.value");

    @ArchTest
    static final ArchRule protocolsTurnMessagesIntoCommandsAndEvents =
            only("protocol..", "kernel", "stomp", "hub..", JACKSON, LOGGING);

    @ArchTest
    static final ArchRule protocolsDoNotKnowEachOther = noClasses()
            .that()
            .resideInAPackage("app.parley.protocol.stomp..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("app.parley.protocol.json..");

    @ArchTest
    static final ArchRule socketsKnowProtocolsAndValues =
            only("ws..", "kernel", "hub.value", "protocol..", "org.eclipse.jetty..", "io.javalin.config..", LOGGING);

    @ArchTest
    static final ArchRule theRelayKnowsOnlyTheJdk = only("relay..", "javax.net.ssl..");

    @ArchTest
    static final ArchRule theTurnEngineKnowsNoSocketOfTheRelay = only("relay.turn..", "relay.stun");

    @ArchTest
    static final ArchRule stunKnowsNoTurn = only("relay.stun..");

    @ArchTest
    static final ArchRule checksKnowATurnClient = only("checks..", "kernel", "relay.client", "javax.net.ssl..");

    @ArchTest
    static final ArchRule iceKnowsTheRelaysCredentials =
            only("ice..", "kernel", "hub.value", "relay.turn", "javax.net.ssl..", JACKSON, LOGGING);

    @ArchTest
    static final ArchRule peopleKnowNeitherStoreNorHttp = only(
            "people..", "kernel", "hub.value", "com.github.benmanes.caffeine..", "org.bouncycastle.crypto..", LOGGING);

    @ArchTest
    static final ArchRule signingInByAProviderKnowsPeople = only("oidc", "kernel", "people", "oidc.provider", LOGGING);

    @ArchTest
    static final ArchRule theProviderKnowsNobody = only("oidc.provider", "kernel", "com.nimbusds..");

    @ArchTest
    static final ArchRule onlyTheProviderKnowsNimbus = onlyFrom("oidc.provider", "com.nimbusds..");

    @ArchTest
    static final ArchRule privacyKnowsPeople = only("privacy..", "kernel", "people");

    @ArchTest
    static final ArchRule passkeysKnowPeople = only("passkeys..", "kernel", "people", JACKSON, "com.yubico..");

    @ArchTest
    static final ArchRule onlyPasskeysKnowTheLibraryForThem = onlyFrom("passkeys..", "com.yubico..");

    @ArchTest
    static final ArchRule qualityIsValues = only("calls.quality..", "kernel");

    @ArchTest
    static final ArchRule theLogIsValuesAndAPort = only("calls", "kernel", "calls.quality");

    @ArchTest
    static final ArchRule statisticsKnowTheLog = only("calls.stats..", "kernel", "calls", "calls.quality");

    @ArchTest
    static final ArchRule webhooksKnowPeople =
            only("webhooks..", "kernel", "people", JACKSON, "org.eclipse.jetty..", LOGGING);

    @ArchTest
    static final ArchRule pushKnowsPeopleAndTheClientOfWebhooks =
            only("push..", "kernel", "hub.value", "people", "webhooks", JACKSON, "org.eclipse.jetty..", LOGGING);

    @ArchTest
    static final ArchRule whoServesIsDecidedWithoutTheServer = only("cluster", "org.eclipse.jetty..", LOGGING);

    @ArchTest
    static final ArchRule theStoreKnowsNoWayIn =
            none("store..", "rest..", "ws..", "protocol..", "boot..", "io.javalin..");

    @ArchTest
    static final ArchRule backupsKnowTablesAndNotWhatTheyMean =
            only("store.backup..", "kernel", "store.db", "javax.sql..", JACKSON, "com.zaxxer..", LOGGING);

    @ArchTest
    static final ArchRule theDoorKnowsNotWhatComesThrough = only("door..", JACKSON, LOGGING);

    @ArchTest
    static final ArchRule theCommandLineKnowsNoPartOfTheServer =
            none("cli..", "hub..", "people..", "rest..", "ws..", "protocol..", "store.journal..", "store.account..");

    @ArchTest
    static final ArchRule theDatabaseKnowsNothingOfWhatIsStored = none(
            "store.db..", "people..", "rooms..", "calls..", "webhooks..", "hub..", "store.account..", "store.call..");

    @ArchTest
    static final ArchRule restDoesNotKnowSockets = none("rest..", "ws..", "protocol..", "boot..");

    @ArchTest
    static final ArchRule whatHttpSharesKnowsNoEndpoint = none(
            "rest.http..",
            "rest.account..",
            "rest.room..",
            "rest.call..",
            "rest.push..",
            "rest.webhook..",
            "rest.privacy..",
            "rest.service..",
            "rest.page..");

    @ArchTest
    static final ArchRule onlyTheStoreSpeaksSql =
            onlyFrom("store..", "java.sql..", "javax.sql..", "org.jdbi..", "com.zaxxer..", "org.flywaydb..");

    @ArchTest
    static final ArchRule onlyRestSpeaksHttp = onlyFrom("rest..", "io.javalin.http..");

    @ArchTest
    static final ArchRule onlySocketsSpeakWebSocket =
            onlyFrom("ws..", "io.javalin.websocket..", "org.eclipse.jetty.websocket..");

    @ArchTest
    static final ArchRule onlyTheWiringKnowsTheMetrics = noClasses()
            .that()
            .resideOutsideOfPackages("app.parley", "app.parley.boot..", "app.parley.metrics..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("app.parley.metrics..", "io.micrometer..");

    @ArchTest
    static final ArchRule onlyTheLogsFormatKnowsLogback = onlyFrom("logs..", "ch.qos.logback..");

    @ArchTest
    static final ArchRule packagesHaveNoCircles =
            slices().matching("app.parley.(**)").should().beFreeOfCycles();

    /** @param others packages of the house by their short names, libraries by patterns with dots at the end */
    private static ArchRule only(String owner, String... others) {
        String[] allowed = Stream.of(
                        Stream.of(JDK),
                        Stream.of(inTheHouse(owner)),
                        Stream.of(others).map(ImportRulesTest::pattern))
                .flatMap(names -> names)
                .toArray(String[]::new);
        return classes()
                .that()
                .resideInAPackage(inTheHouse(owner))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed);
    }

    private static ArchRule none(String owner, String... others) {
        return noClasses()
                .that()
                .resideInAPackage(inTheHouse(owner))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        Stream.of(others).map(ImportRulesTest::pattern).toArray(String[]::new));
    }

    private static ArchRule onlyFrom(String owner, String... libraries) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(inTheHouse(owner))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries);
    }

    private static String pattern(String name) {
        return Stream.of("com.", "org.", "io.", "java.", "javax.").anyMatch(name::startsWith) ? name : inTheHouse(name);
    }

    private static String inTheHouse(String name) {
        return "app.parley." + name;
    }
}
