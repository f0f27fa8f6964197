package app.parley.rest;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.rest.Browser.Answer;
import app.parley.rest.ProviderFixture.Trip;
import app.parley.testing.OpenIdServer;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is forged, planted, replayed or led astray opens nothing. */
class OidcAttacksTest {
    private final ProviderFixture here = ProviderFixture.thatMakesAccounts();

    @BeforeEach
    void aTeam() {
        here.server.admin();
    }

    @AfterEach
    void stop() {
        here.close();
    }

    private void isRefused() {
        Browser browser = here.server.browser();
        assertThat(here.goes(browser).finish().expect(403).code()).isEqualTo("sign-in-refused");
        browser.get("/session").expect(401);
    }

    private void liesLike(UnaryOperator<JWTClaimsSet.Builder> lie) {
        here.provider.lies(lie);
        isRefused();
        here.provider.lies(UnaryOperator.identity());
        here.signsIn().get("/session").expect(200);
    }

    @Test
    void aTokenForAnotherClientIsRefused() {
        liesLike(said -> said.audience("another-app"));
    }

    @Test
    void aTokenOfAnotherIssuerIsRefused() {
        liesLike(said -> said.issuer("http://localhost:1"));
    }

    @Test
    void aTokenOfAnotherAttemptIsRefused() {
        liesLike(said -> said.claim("nonce", "another"));
        liesLike(said -> said.claim("nonce", null));
    }

    @Test
    void aTokenThatRanOutIsRefused() {
        Date before = Date.from(Instant.now().minusSeconds(600));
        liesLike(said ->
                said.issueTime(before).expirationTime(Date.from(Instant.now().minusSeconds(300))));
    }

    @Test
    void aTokenAboutNobodyIsRefused() {
        liesLike(said -> said.subject(null));
        liesLike(said -> said.subject("a\u0000b"));
        liesLike(said -> said.subject("x".repeat(256)));
    }

    @Test
    void anUnsignedTokenIsRefused() {
        here.provider.signs((said, key) -> new PlainJWT(said));
        isRefused();
    }

    @Test
    void aTokenThatIsSignedWithThePublicKeyAsASharedSecretIsRefused() {
        here.provider.signs((said, key) -> OpenIdServer.signed(
                said,
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key.getKeyID()).build(),
                new MACSigner(key.toRSAPublicKey().getEncoded())));
        isRefused();
    }

    @Test
    void aTokenThatIsSignedWithTheSecretOfTheClientIsRefused() {
        here.provider.signs((said, key) -> OpenIdServer.signed(
                said,
                new JWSHeader(JWSAlgorithm.HS256),
                new MACSigner((OpenIdServer.SECRET + "to make it long enough")
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8))));
        isRefused();
    }

    @Test
    void aTokenOfAnotherKeyIsRefused() {
        here.provider.signs((said, key) -> OpenIdServer.signed(
                said,
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                new RSASSASigner(OpenIdServer.newKey(key.getKeyID()))));
        isRefused();
    }

    @Test
    void aNewKeyIsLookedForButJunkMakesNobodyLookWithoutEnd() {
        here.signsIn();
        here.provider.changesItsKey("second");
        here.signsIn().get("/session").expect(200);

        int before = here.provider.asked("/jwks");
        for (int i = 0; i < 12; i++) {
            String junk = "junk-" + i;
            here.provider.signs((said, key) -> OpenIdServer.signed(
                    said, new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(junk).build(), new RSASSASigner(key)));
            int status = here.goes(here.server.browser()).finish().status();
            assertThat(status).isIn(403, 503);
        }
        assertThat(here.provider.asked("/jwks") - before).isLessThanOrEqualTo(2);
    }

    @Test
    void anAnswerInABrowserThatDidNotBeginIsRefused() {
        Trip mallorys = here.goes(here.server.browser());
        Browser victim = here.server.browser();

        Answer planted = victim.post(
                "/oidc/session", "{\"state\":\"%s\",\"code\":\"%s\"}".formatted(mallorys.state(), mallorys.code()));
        assertThat(planted.expect(410).code()).isEqualTo("gone");
        Trip victims = here.goes(victim);
        Trip.finish(victim, victims.attemptCookie(), mallorys.state(), mallorys.code())
                .expect(410);
        Trip.finish(victim, "AAAA" + victims.attemptCookie(), victims.state(), victims.code())
                .expect(410);
        Trip.finish(victim, victims.attemptCookie(), victims.state(), mallorys.code())
                .expect(403);
        victim.get("/session").expect(401);
    }

    @Test
    void anAnswerWorksOnceAndNotForLong() {
        Trip trip = here.goes(here.server.browser());
        trip.finish().expect(200);
        trip.finishIn(here.server.browser()).expect(403);

        Trip slow = here.goes(here.server.browser());
        here.server.clock.advance(Duration.ofMinutes(10));
        slow.finish().expect(410);
    }

    @Test
    void noOtherSiteBeginsOrEndsASignIn() {
        Browser browser = here.server.browser();
        browser.post("/oidc/sign-in", "{}", "Origin", "https://evil.example").expect(403);
        browser.post("/oidc/session", "{\"state\":\"s\",\"code\":\"c\"}", "Origin", "https://evil.example")
                .expect(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example/",
                "/\\\\evil.example",
                "\\\\evil.example",
                "/\\t/evil.example",
                "javascript:alert(1)",
                "evil",
                ""
            })
    void theWayBackLeadsToNoOtherServer(String next) {
        Answer refused = here.server
                .browser()
                .post("/oidc/sign-in", "{\"next\":\"" + next + "\"}")
                .expect(422);
        assertThat(refused.field("/errors/0/field")).isEqualTo("next");
    }

    @Test
    void guessedAnswersAreCounted() {
        Trip trip = here.goes(here.server.browser());
        for (int i = 0; i < 50; i++) {
            Trip.finish(here.server.browser(), trip.attemptCookie(), "guess-" + i, "code")
                    .expect(410);
        }
        trip.finish().expect(429);
        here.server.clock.advance(Duration.ofMinutes(15));
        here.signsIn().get("/session").expect(200);
    }

    @Test
    void aProviderThatLeadsElsewhereOrTalksWithoutEndIsNotFollowed() {
        try (OpenIdServer inside = new OpenIdServer()) {
            here.provider.describesItself(exchange -> {
                exchange.getResponseHeaders().add("Location", inside.issuer() + "/.well-known/openid-configuration");
                exchange.sendResponseHeaders(302, -1);
            });
            here.server.browser().post("/oidc/sign-in", "{}").expect(503);
            assertThat(inside.asked("/.well-known/openid-configuration")).isZero();

            here.server.clock.advance(Duration.ofSeconds(5));
            here.provider.describesItself(exchange ->
                    OpenIdServer.send(exchange, 200, """
                    {"issuer":"%1$s","authorization_endpoint":"%1$s/a","token_endpoint":"%1$s/t","jwks_uri":"%1$s/j",
                     "subject_types_supported":["public"],"response_types_supported":["code"],
                     "id_token_signing_alg_values_supported":["RS256"],"service_documentation":"%1$s/%2$s"}
                    """.formatted(here.provider.issuer(), "y".repeat(300_000))));
            here.server.browser().post("/oidc/sign-in", "{}").expect(503);

            here.server.clock.advance(Duration.ofSeconds(5));
            here.provider.describesItself(exchange -> OpenIdServer.send(
                    exchange, 200, """
                    {"issuer":"%s","authorization_endpoint":"%s/a","token_endpoint":"%s/t","jwks_uri":"%s/j",
                     "subject_types_supported":["public"],"response_types_supported":["code"],
                     "id_token_signing_alg_values_supported":["RS256"]}
                    """.formatted(inside.issuer(), inside.issuer(), inside.issuer(), inside.issuer())));
            here.server.browser().post("/oidc/sign-in", "{}").expect(503);
        }
    }

    @Test
    void aLogoutTokenEndsTheSessionsOfThatSidWithoutACookieAndOnce() {
        Browser laptop = here.signsIn();
        here.provider.is(Map.of("sub", "dana-1", "sid", "sid-2", "name", "Dana Dahl"));
        Browser phone = here.signsIn();

        String token = here.provider.logoutToken(said -> said.claim("sid", "sid-1"));
        logsOut(token).expect(200);
        laptop.get("/session").expect(401);
        phone.get("/session").expect(200);
        logsOut(token).expect(400);

        logsOut(here.provider.logoutToken(said -> said.subject("dana-1"))).expect(200);
        phone.get("/session").expect(401);
    }

    private Answer logsOut(String token) {
        return here.server
                .browser()
                .post(
                        "/oidc/back-channel-logout",
                        "logout_token=" + token,
                        "Content-Type",
                        "application/x-www-form-urlencoded",
                        "Origin",
                        here.provider.issuer());
    }

    @Test
    void aForgedLogoutTokenEndsNothing() {
        Browser dana = here.signsIn();
        Date before = Date.from(Instant.now().minusSeconds(900));
        List<UnaryOperator<JWTClaimsSet.Builder>> lies = List.of(
                said -> said.audience("another-app"),
                said -> said.issuer("http://localhost:1"),
                said -> said.claim("events", null),
                said -> said.claim("nonce", "that of an ID token"),
                said -> said.jwtID(null),
                said -> said.issueTime(before),
                said -> said.subject(null));
        for (UnaryOperator<JWTClaimsSet.Builder> lie : lies) {
            logsOut(here.provider.logoutToken(said -> lie.apply(said.subject("dana-1"))))
                    .expect(400);
        }
        here.provider.signs((said, key) -> new PlainJWT(said));
        logsOut(here.provider.logoutToken(said -> said.subject("dana-1"))).expect(400);
        here.provider.signs((said, key) -> OpenIdServer.signed(
                said,
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                new RSASSASigner(OpenIdServer.newKey("mine"))));
        logsOut(here.provider.logoutToken(said -> said.subject("dana-1"))).expect(400);
        logsOut("junk").expect(400);
        here.server
                .browser()
                .post("/oidc/back-channel-logout", "{}", "Content-Type", "application/json")
                .expect(415);

        dana.get("/session").expect(200);
    }
}
