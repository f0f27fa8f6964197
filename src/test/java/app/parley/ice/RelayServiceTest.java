package app.parley.ice;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.hub.value.IceServer;
import app.parley.hub.value.IceServers.Grant;
import app.parley.kernel.UserId;
import app.parley.testing.Await;
import app.parley.testing.TestClock;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Relay services as Cloudflare, Twilio and Metered document their answers. */
class RelayServiceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String SECRET = "hush-hush";
    private static final List<String> STUN = List.of("stun:stun.example.org:3478");

    private final Logger log = (Logger) LoggerFactory.getLogger(RelayService.class);
    private final ListAppender<ILoggingEvent> said = new ListAppender<>();
    private final TestClock clock = new TestClock();
    private final FakeRelayApi api = new FakeRelayApi();
    private RelayService service;

    @BeforeEach
    void listen() {
        said.start();
        log.addAppender(said);
    }

    @AfterEach
    void stop() {
        log.detachAppender(said);
        service.close();
        api.close();
    }

    @Test
    void cloudflareIsPostedALifeAndABearer() {
        api.answer(201, """
                {"iceServers":[
                  {"urls":["stun:stun.cloudflare.com:3478","stun:stun.cloudflare.com:53"]},
                  {"urls":["turn:turn.cloudflare.com:3478?transport=udp","turn:turn.cloudflare.com:53?transport=udp",
                    "turn:turn.cloudflare.com:80?transport=tcp","turns:turn.cloudflare.com:443?transport=tcp"],
                   "username":"bc91b63e","credential":"ebd71f1d"}]}""");
        start(RelayServiceKind.CLOUDFLARE, "/v1/turn/keys/key-id/credentials/generate-ice-servers");

        assertThat(awaitServers().servers())
                .as("without the port 53, to which browsers do not connect")
                .containsExactly(
                        new IceServer(List.of("stun:stun.cloudflare.com:3478"), null, null),
                        new IceServer(
                                List.of(
                                        "turn:turn.cloudflare.com:3478?transport=udp",
                                        "turn:turn.cloudflare.com:80?transport=tcp",
                                        "turns:turn.cloudflare.com:443?transport=tcp"),
                                "bc91b63e",
                                "ebd71f1d"));
        assertThat(grant().expiresAt()).isEqualTo(clock.instant().plus(Duration.ofDays(1)));
        assertThat(api.asked()).isEqualTo("POST /v1/turn/keys/key-id/credentials/generate-ice-servers {\"ttl\":86400}");
        assertThat(api.header("Authorization")).isEqualTo("Bearer " + SECRET);
        assertThat(api.header("Content-Type")).isEqualTo("application/json");
    }

    @Test
    void twilioIsPostedTheAccountAndItsToken() {
        api.answer(201, """
                {"username":"dc2d2894","password":"tE2DajzS","ttl":"3600","account_sid":"AC123",
                 "date_created":"Fri, 01 May 2020 01:42:57 +0000","ice_servers":[
                  {"url":"stun:global.stun.twilio.com:3478","urls":"stun:global.stun.twilio.com:3478"},
                  {"url":"turn:global.turn.twilio.com:3478?transport=udp","username":"dc2d2894",
                   "urls":"turn:global.turn.twilio.com:3478?transport=udp","credential":"tE2DajzS"}]}""");
        start(RelayServiceKind.TWILIO, "/2010-04-01/Accounts/AC123/Tokens.json");

        assertThat(awaitServers().servers())
                .containsExactly(
                        new IceServer(List.of("stun:global.stun.twilio.com:3478"), null, null),
                        new IceServer(
                                List.of("turn:global.turn.twilio.com:3478?transport=udp"), "dc2d2894", "tE2DajzS"));
        assertThat(grant().expiresAt()).isEqualTo(clock.instant().plus(Duration.ofHours(1)));
        assertThat(api.asked()).isEqualTo("POST /2010-04-01/Accounts/AC123/Tokens.json Ttl=86400");
        // printf 'AC123:hush-hush' | base64
        assertThat(api.header("Authorization")).isEqualTo("Basic QUMxMjM6aHVzaC1odXNo");
    }

    @Test
    void meteredIsAskedWithTheKeyInTheQuery() {
        api.answer(200, """
                [{"urls":"stun:stun.relay.metered.ca:80"},
                 {"urls":"turn:global.relay.metered.ca:80","username":"a5c3","credential":"mcOU"},
                 {"urls":"turns:global.relay.metered.ca:443?transport=tcp","username":"a5c3","credential":"mcOU"}]""");
        start(RelayServiceKind.METERED, "/api/v1/turn/credentials");

        assertThat(awaitServers().servers())
                .hasSize(3)
                .contains(new IceServer(List.of("turn:global.relay.metered.ca:80"), "a5c3", "mcOU"));
        assertThat(api.asked()).isEqualTo("GET /api/v1/turn/credentials?apiKey=" + SECRET + " ");
    }

    @Test
    void anythingElseIsAskedWithABearer() {
        api.answer(200, """
                {"iceServers":{"urls":["turn:turn.example.org"],"username":"u","credential":"c"},"ttl":600}""");
        start(RelayServiceKind.JSON, "/servers?region=eu");

        assertThat(awaitServers().servers()).containsExactly(new IceServer(List.of("turn:turn.example.org"), "u", "c"));
        assertThat(grant().expiresAt()).isEqualTo(clock.instant().plus(Duration.ofMinutes(10)));
        assertThat(api.asked()).isEqualTo("GET /servers?region=eu ");
        assertThat(api.header("Authorization")).isEqualTo("Bearer " + SECRET);
    }

    @Test
    void serversAreAskedForAnewAfterHalfTheirLife() {
        api.answer(
                200, "{\"iceServers\":[{\"urls\":\"turn:a\",\"username\":\"u\",\"credential\":\"first\"}],\"ttl\":2}");
        start(RelayServiceKind.JSON, "/");
        awaitServers();
        api.answer(
                200,
                "{\"iceServers\":[{\"urls\":\"turn:a\",\"username\":\"u\",\"credential\":\"later\"}],\"ttl\":900}");

        Await.until("renewed", PATIENCE, () -> grant().servers().toString().contains("later"));
        assertThat(api.count()).isEqualTo(2);
    }

    @Test
    void whatRanOutIsNotHandedOut() {
        api.answer(200, "[{\"urls\":\"turn:a\",\"username\":\"u\",\"credential\":\"c\"}]");
        start(RelayServiceKind.JSON, "/");
        awaitServers();
        clock.advance(Duration.ofHours(1));

        assertThat(grant()).isEqualTo(new Grant(List.of(new IceServer(STUN, null, null)), null));
    }

    @Test
    void whileTheServiceIsAwayThereIsStunAndOneLineInTheLogWithoutSecrets() {
        api.answer(401, "{\"error\":\"Invalid " + SECRET + "\"}");
        start(RelayServiceKind.METERED, "/api/v1/turn/credentials");
        Await.until("asked again", PATIENCE, () -> api.count() > 2);

        assertThat(grant()).isEqualTo(new Grant(List.of(new IceServer(STUN, null, null)), null));
        assertThat(service.failure()).isEqualTo("it answered with status 401");
        assertThat(said.list).hasSize(1);
        api.answer(200, "[{\"urls\":\"turn:a\",\"username\":\"u\",\"credential\":\"c\"}]");
        awaitServers();
        Await.until("told", PATIENCE, () -> said.list.size() == 2);
        assertThat(said.list).noneMatch(line -> line.getFormattedMessage().contains(SECRET));
        assertThat(service.failure()).isNull();
    }

    @Test
    void answersThatNameNoUsableServerAreNone() {
        for (String body : List.of(
                "",
                "<html>",
                "{}",
                "[]",
                "{\"iceServers\":7}",
                "[{\"urls\":\"stun:a\"}]",
                "[{\"urls\":\"turn:a\"}]",
                "[{\"urls\":\"http://a\",\"username\":\"u\",\"credential\":\"c\"}]",
                "[{\"urls\":\"turn:a b\",\"username\":\"u\",\"credential\":\"c\"}]",
                "[{\"urls\":{\"turn\":1},\"username\":\"u\",\"credential\":\"c\"}, null, 3]")) {
            assertThat(RelayServiceAnswer.parse(body.getBytes(StandardCharsets.UTF_8), PATIENCE))
                    .as(body)
                    .isEmpty();
        }
        start(RelayServiceKind.JSON, "/");
    }

    @Test
    void aServiceThatSendsWithoutEndOrNotAtAllBlocksNobody() {
        api.answerWithoutEnd();
        start(RelayServiceKind.JSON, "/");
        Await.until("given up", PATIENCE, () -> api.count() > 1);
        assertThat(grant().expiresAt()).isNull();

        api.answerNothing();
        int before = api.count();
        Await.until("given up", PATIENCE, () -> api.count() > before + 1);
        assertThat(grant().expiresAt()).isNull();
    }

    @Test
    void aRedirectIsNotFollowedSinceTheTokenIsForOneAddress() {
        api.answer(302, "");
        start(RelayServiceKind.JSON, "/");
        Await.until("asked", PATIENCE, () -> "it answered with status 302".equals(service.failure()));
        assertThat(api.asked()).as("the last that was asked for").isEqualTo("GET / ");
    }

    @Test
    void settingsShowNoSecretToWhoLogsThem() {
        RelayServiceSettings settings =
                new RelayServiceSettings(RelayServiceKind.JSON, URI.create("https://x.example/?k=" + SECRET), SECRET);
        assertThat(settings.toString()).isEqualTo("json at x.example");
        start(RelayServiceKind.JSON, "/");
    }

    private void start(RelayServiceKind kind, String path) {
        service = new RelayService(
                new RelayServiceSettings(kind, URI.create(api.origin() + path), SECRET),
                STUN,
                Duration.ofMillis(500),
                Duration.ofMillis(50),
                clock);
        service.start();
    }

    private Grant awaitServers() {
        Await.until("served", PATIENCE, () -> grant().expiresAt() != null);
        return grant();
    }

    private Grant grant() {
        return service.grant(new UserId("ada"), "");
    }
}
