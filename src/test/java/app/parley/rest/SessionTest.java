package app.parley.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.parley.kernel.RequestException;
import app.parley.rest.Browser.Answer;
import app.parley.rest.http.RestSettings;
import app.parley.rest.http.proxy.Cidr;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionTest {
    private final RestServer server = new RestServer();
    private final Browser browser = server.browser();

    @BeforeEach
    void aTeam() {
        server.admin();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void signingOutCanBeGuardedAndAWrongGuardEndsNothing() {
        browser.signIn("ada", RestServer.PASSWORD).expect(200);
        String session = browser.get("/me/sessions").field("/items/0/id");

        browser.delete("/session", "If-Match", "\"old\"").expect(412);
        browser.delete("/me/sessions/" + session, "If-Match", "\"old\"").expect(412);
        browser.delete("/session", "If-Match", browser.get("/session").header("ETag"))
                .expect(204);
    }

    @Test
    void tellsWhoIsSignedIn() {
        browser.signIn("ada", RestServer.PASSWORD).expect(200);

        Answer who = browser.get("/session").expect(200);
        assertThat(who.field("/user")).isEqualTo("ada");
        assertThat(who.field("/name")).isEqualTo("Ada");
        assertThat(who.field("/role")).isEqualTo("admin");
        assertThat(who.json().get("guest").asBoolean()).isFalse();
        assertThat(who.json().get("room").isNull()).isTrue();
    }

    @Test
    void cookieIsOutOfReachOfScriptsAndOtherSites() {
        Answer signedIn = browser.signIn("ada", RestServer.PASSWORD).expect(200);

        assertThat(signedIn.header("Set-Cookie"))
                .matches("parley_session=[A-Za-z0-9_-]{43}; .*")
                .contains("; HttpOnly", "; SameSite=Lax", "; Path=/")
                .doesNotContain("Secure");
    }

    @Test
    void behindHttpsTheCookieIsSecure() {
        RestSettings proxied = new RestSettings(null, Set.of(), List.of(Cidr.parse("127.0.0.1")), 512, 1_048_576, 32);
        try (RestServer behindProxy = new RestServer(proxied)) {
            behindProxy.admin();
            Answer signedIn = behindProxy
                    .browser()
                    .post(
                            "/session",
                            "{\"username\":\"ada\",\"password\":\"%s\"}".formatted(RestServer.PASSWORD),
                            "X-Forwarded-Proto",
                            "https",
                            "Origin",
                            "https://localhost:" + behindProxy.port())
                    .expect(200);
            assertThat(signedIn.header("Set-Cookie")).contains("; Secure");
            assertThat(signedIn.header("Strict-Transport-Security")).startsWith("max-age=");
        }
    }

    @Test
    void theHostAndSchemeOfTrustedProxiesAreThoseOfThePage() {
        RestSettings proxied = new RestSettings(null, Set.of(), List.of(Cidr.parse("127.0.0.1")), 512, 1_048_576, 32);
        try (RestServer behindProxy = new RestServer(proxied)) {
            behindProxy.admin();
            String[][] shapes = {
                {"X-Forwarded-Proto", "wss", "X-Forwarded-Host", "chat.example.com"},
                {"Forwarded", "for=\"[2001:db8::1]:99\";host=\"chat.example.com:443\";proto=https", "X-Other", "1"}
            };
            for (String[] shape : shapes) {
                Answer signedIn = behindProxy
                        .browser()
                        .post(
                                "/session",
                                "{\"username\":\"ada\",\"password\":\"%s\"}".formatted(RestServer.PASSWORD),
                                shape[0],
                                shape[1],
                                shape[2],
                                shape[3],
                                "Origin",
                                "https://chat.example.com")
                        .expect(200);
                assertThat(signedIn.header("Set-Cookie")).contains("; Secure");
            }
        }
    }

    @Test
    void everySignInHasANewValueAndEndsTheOldOne() {
        browser.signIn("ada", RestServer.PASSWORD).expect(200);
        String old = browser.cookie();
        browser.signIn("ada", RestServer.PASSWORD).expect(200);

        assertThat(browser.cookie()).isNotEqualTo(old);
        browser.get("/session").expect(200);
        browser.cookie(old);
        browser.get("/session").expect(401);
    }

    @Test
    void whoSignsOutIsOut() {
        browser.signIn("ada", RestServer.PASSWORD).expect(200);
        String cookie = browser.cookie();
        browser.delete("/session").expect(204);

        browser.cookie(cookie);
        assertThat(browser.get("/session").expect(401).code()).isEqualTo("unauthenticated");
    }

    @Test
    void unknownAndKnownNamesAnswerAlike() {
        Answer known = browser.signIn("ada", "not the password").expect(401);
        Answer unknown = browser.signIn("nobody", "not the password").expect(401);
        Answer impossible = browser.signIn("No Such Name!", "x").expect(401);

        assertThat(known.code()).isEqualTo("unauthenticated");
        assertThat(unknown.withoutItsNumber()).isEqualTo(known.withoutItsNumber());
        assertThat(impossible.withoutItsNumber()).isEqualTo(known.withoutItsNumber());
    }

    /** Memory is what the hash is made to cost; unlike time it does not depend on what else the machine does. */
    @Test
    void unknownNamesCostAsMuchAsKnownOnes() {
        wrongPassword("ada");
        long known = wrongPassword("ada");
        long unknown = wrongPassword("nobody");

        assertThat(known).isGreaterThan(10 << 20);
        assertThat((double) unknown / known).isBetween(0.9, 1.1);
    }

    /** @return the bytes that were allocated */
    private long wrongPassword(String name) {
        ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
        long before = threads.getCurrentThreadAllocatedBytes();
        assertThatThrownBy(() -> server.signIn.byPasscode(name, "not the password", "192.0.2.1"))
                .isInstanceOf(RequestException.class);
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    @Test
    void theEleventhWrongPasswordWaitsAndSoDoesARightOne() {
        for (int i = 0; i < 10; i++) {
            browser.signIn("ada", "wrong password").expect(401);
        }
        Answer refused = browser.signIn("ada", RestServer.PASSWORD).expect(429);
        assertThat(refused.code()).isEqualTo("rate-limited");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 900);

        server.clock.advance(Duration.ofMinutes(15));
        browser.signIn("ada", RestServer.PASSWORD).expect(200);
    }

    @Test
    void aRightPasswordIsNotThrottledElsewhere() {
        RestSettings proxied = new RestSettings(null, Set.of(), List.of(Cidr.parse("127.0.0.1")), 512, 1_048_576, 32);
        try (RestServer behindProxy = new RestServer(proxied)) {
            behindProxy.admin();
            Browser visitor = behindProxy.browser();
            for (int i = 0; i < 10; i++) {
                signInFrom(visitor, "192.0.2.1", "wrong password").expect(401);
            }
            signInFrom(visitor, "192.0.2.1", RestServer.PASSWORD).expect(429);
            signInFrom(visitor, "192.0.2.2", RestServer.PASSWORD).expect(200);
        }
    }

    @Test
    void whoHasOneAddressOfVersion6HasAllOfItsNetwork() {
        RestSettings proxied = new RestSettings(null, Set.of(), List.of(Cidr.parse("127.0.0.1")), 512, 1_048_576, 32);
        try (RestServer behindProxy = new RestServer(proxied)) {
            behindProxy.admin();
            Browser visitor = behindProxy.browser();
            for (int i = 0; i < 10; i++) {
                signInFrom(visitor, "2001:db8:1:1::" + i, "wrong password").expect(401);
            }
            signInFrom(visitor, "2001:db8:1:1:ffff::1", RestServer.PASSWORD).expect(429);
            signInFrom(visitor, "2001:db8:1:2::1", RestServer.PASSWORD).expect(200);
        }
    }

    private static Answer signInFrom(Browser visitor, String address, String password) {
        return visitor.post(
                "/session",
                "{\"username\":\"ada\",\"password\":\"%s\"}".formatted(password),
                "X-Forwarded-For",
                address);
    }

    @Test
    void fiftyWrongPasswordsFromAnAddressAreEnoughWhateverTheName() {
        for (int i = 0; i < 50; i++) {
            browser.signIn("somebody" + i, "wrong password").expect(401);
        }
        browser.signIn("ada", RestServer.PASSWORD).expect(429);
    }

    @Test
    void aSessionLastsAsLongAsItIsUsed() {
        browser.signIn("ada", RestServer.PASSWORD).expect(200);
        for (int i = 0; i < 4; i++) {
            server.clock.advance(Duration.ofDays(20));
            browser.get("/session").expect(200);
        }
        server.clock.advance(Duration.ofDays(31));
        browser.get("/session").expect(401);
    }

    @Test
    void aDisabledAccountIsTurnedAwayOnlyWithItsPassword() {
        Browser admin = server.browser();
        admin.signIn("ada", RestServer.PASSWORD);
        Browser bob = server.member("bob");
        admin.delete("/users/bob").expect(204);

        bob.get("/session").expect(401);
        assertThat(browser.signIn("bob", RestServer.PASSWORD).expect(403).code())
                .isEqualTo("forbidden");
        browser.signIn("bob", "wrong password").expect(401);
    }
}
