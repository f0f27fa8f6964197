package app.parley.rest;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.rest.Browser.Answer;
import app.parley.rest.http.RestSettings;
import app.parley.rest.http.proxy.Cidr;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PasskeysTest {
    private final RestServer server = new RestServer();
    private final String origin = server.url().toString();
    private final Browser ada = server.admin();
    private final Browser bob = server.member("bob");

    @AfterEach
    void stop() {
        server.close();
    }

    private SoftAuthenticator passkeyOf(Browser browser) {
        SoftAuthenticator device = new SoftAuthenticator();
        add(browser, device, browser.post("/me/passkeys/options", "{}").expect(200))
                .expect(201);
        return device;
    }

    private Answer add(Browser browser, SoftAuthenticator device, Answer options) {
        return browser.post("/me/passkeys", "{\"credential\":%s}".formatted(device.makes(options, origin)));
    }

    private static Answer ask(Browser browser) {
        return browser.post("/session/passkey/options", "{}").expect(200);
    }

    private static Answer show(Browser browser, String credential) {
        return browser.post("/session/passkey", "{\"credential\":%s}".formatted(credential));
    }

    private Answer signIn(Browser browser, SoftAuthenticator device) {
        return show(browser, device.signs(ask(browser), origin));
    }

    private List<String> done(String query) {
        return ada.get("/audit?" + query)
                .expect(200)
                .json()
                .get("items")
                .valueStream()
                .map(entry -> "%s %s %s %s"
                        .formatted(
                                entry.get("action").asText(),
                                entry.get("actor").asText(),
                                entry.get("target").asText(),
                                entry.get("detail").asText()))
                .toList();
    }

    @Test
    void aPasskeySignsInWithoutANameAsAPasswordDoes() {
        SoftAuthenticator device = passkeyOf(bob);
        Browser elsewhere = server.browser();
        Answer signedIn = signIn(elsewhere, device).expect(200);

        assertThat(signedIn.field("/user")).isEqualTo("bob");
        assertThat(signedIn.header("Set-Cookie"))
                .matches("parley_session=[A-Za-z0-9_-]{43}; .*")
                .contains("; HttpOnly", "; SameSite=Lax", "; Path=/");
        String old = elsewhere.cookie();
        signIn(elsewhere, device).expect(200);
        assertThat(elsewhere.cookie()).isNotEqualTo(old);
        elsewhere.get("/session").expect(200);
        elsewhere.cookie(old);
        elsewhere.get("/session").expect(401);
        assertThat(done("actor=bob&action=sign-in.ok")).contains("sign-in.ok bob null via=passkey");
    }

    @Test
    void optionsAskForAVerifiedPersonAndADiscoverableKeyOfThisHost() {
        JsonNode made =
                bob.post("/me/passkeys/options", "{}").expect(200).json().get("publicKey");
        assertThat(made.at("/rp/id").asText()).isEqualTo("localhost");
        assertThat(made.at("/user/name").asText()).isEqualTo("bob");
        assertThat(made.at("/authenticatorSelection/residentKey").asText()).isEqualTo("required");
        assertThat(made.at("/authenticatorSelection/userVerification").asText()).isEqualTo("required");
        JsonNode asked = ask(server.browser()).json().get("publicKey");
        assertThat(asked.get("userVerification").asText()).isEqualTo("required");
        assertThat(asked.path("allowCredentials")).isEmpty();
    }

    @Test
    void anAnswerToAPageOfAnotherOriginIsRefused() {
        Answer options = bob.post("/me/passkeys/options", "{}").expect(200);
        String phished = new SoftAuthenticator().makes(options, "https://evil.example");
        assertThat(bob.post("/me/passkeys", "{\"credential\":%s}".formatted(phished))
                        .expect(422)
                        .field("/errors/0/field"))
                .isEqualTo("credential");

        SoftAuthenticator device = passkeyOf(bob);
        Browser elsewhere = server.browser();
        assertThat(show(elsewhere, device.signs(ask(elsewhere), "https://evil.example"))
                        .expect(401)
                        .code())
                .isEqualTo("unauthenticated");
        show(elsewhere, device.at("evil.example").signs(ask(elsewhere), origin)).expect(401);
        Browser evil = elsewhere.onPageOf("https://evil.example");
        evil.post("/session/passkey/options", "{}").expect(403);
        show(evil, device.at("localhost").signs(ask(elsewhere), origin)).expect(403);
    }

    @Test
    void aChallengeIsAnsweredOnceByTheBrowserThatAskedWithinMinutes() {
        SoftAuthenticator device = passkeyOf(bob);
        Browser elsewhere = server.browser();
        String answer = device.signs(ask(elsewhere), origin);
        assertThat(show(server.browser(), answer).expect(410).code()).isEqualTo("gone");
        show(elsewhere, answer).expect(200);
        show(elsewhere, answer).expect(410);

        String wrong = device.signs(ask(elsewhere), "https://evil.example");
        show(elsewhere, wrong).expect(401);
        show(elsewhere, wrong).expect(410);

        String late = device.signs(ask(elsewhere), origin);
        server.clock.advance(Duration.ofMinutes(5));
        show(elsewhere, late).expect(410);

        Answer options = bob.post("/me/passkeys/options", "{}").expect(200);
        SoftAuthenticator second = new SoftAuthenticator();
        ada.post("/me/passkeys/options", "{}").expect(200);
        add(ada, second, options).expect(410);
        show(bob, second.makes(options, origin)).expect(422);
        add(bob, second, options).expect(201);
        add(bob, second, options).expect(410);
        assertThat(add(bob, second, bob.post("/me/passkeys/options", "{}").expect(200))
                        .expect(422)
                        .code())
                .isEqualTo("bad-request");
    }

    @Test
    void aPasskeyIsItsOwnersAlone() {
        SoftAuthenticator adas = passkeyOf(ada);
        SoftAuthenticator bobs = passkeyOf(bob);
        Browser elsewhere = server.browser();
        String bobsHandle = bobs.handle();
        assertThat(bobsHandle).isNotEqualTo(adas.handle());

        signIn(elsewhere, bobs.of(adas.handle())).expect(401);
        signIn(elsewhere, new SoftAuthenticator().of(adas.handle())).expect(401);
        signIn(elsewhere, new SoftAuthenticator().as(adas)).expect(401);
        assertThat(signIn(elsewhere, bobs.of(bobsHandle)).expect(200).field("/user"))
                .isEqualTo("bob");
        assertThat(done("action=sign-in.failed"))
                .containsExactly(
                        "sign-in.failed null ada via=passkey",
                        "sign-in.failed null null via=passkey",
                        "sign-in.failed null bob via=passkey");

        String id = ada.get("/me/passkeys").expect(200).field("/items/0/id");
        bob.patch("/me/passkeys/" + id, "{\"name\":\"mine\"}").expect(404);
        bob.delete("/me/passkeys/" + id).expect(404);
    }

    @Test
    void aCounterThatGoesBackIsRefusedAndTold() {
        SoftAuthenticator device = new SoftAuthenticator().counts(5);
        add(bob, device, bob.post("/me/passkeys/options", "{}").expect(200)).expect(201);
        Browser elsewhere = server.browser();
        signIn(elsewhere, device.counts(6)).expect(200);
        signIn(elsewhere, device.counts(6)).expect(401);
        signIn(elsewhere, device.counts(4)).expect(401);
        signIn(elsewhere, device.counts(0)).expect(401);
        signIn(elsewhere, device.counts(7)).expect(200);
        assertThat(done("action=sign-in.failed")).hasSize(3).containsOnly("sign-in.failed null bob counter=back");
    }

    @Test
    void whoIsNotVerifiedByTheDeviceIsNobody() {
        SoftAuthenticator device = passkeyOf(bob).withoutVerification();
        signIn(server.browser(), device).expect(401);
        add(bob, new SoftAuthenticator().withoutVerification(), bob.post("/me/passkeys/options", "{}"))
                .expect(422);
    }

    @Test
    void missesCountAsThoseOfPasswordsDo() {
        SoftAuthenticator device = passkeyOf(bob);
        Browser elsewhere = server.browser();
        for (int i = 0; i < 10; i++) {
            show(elsewhere, device.signs(ask(elsewhere), "https://evil.example"))
                    .expect(401);
        }
        Answer refused = signIn(elsewhere, device).expect(429);
        assertThat(refused.header("Retry-After")).isEqualTo("900");
        elsewhere.signIn("bob", RestServer.PASSWORD).expect(429);
        assertThat(done("action=sign-in.throttled")).containsExactly("sign-in.throttled null bob null");
        server.clock.advance(Duration.ofMinutes(15));
        signIn(elsewhere, device).expect(200);
    }

    @Test
    void questionsOfANetworkAreLimited() {
        Browser elsewhere = server.browser();
        for (int i = 0; i < 300; i++) {
            ask(elsewhere);
        }
        elsewhere.post("/session/passkey/options", "{}").expect(429);
        server.clock.advance(Duration.ofMinutes(5));
        ask(elsewhere);
    }

    @Test
    void whoSignedInLongAgoShowsAgainWhoTheyAre() {
        SoftAuthenticator device = passkeyOf(bob);
        SoftAuthenticator adas = passkeyOf(ada);
        server.clock.advance(Duration.ofMinutes(10));
        assertThat(bob.post("/me/passkeys/options", "{}").expect(403).code()).isEqualTo("confirmation-required");
        assertThat(bob.post("/me/passkeys/options", "{\"password\":\"not the password\"}")
                        .expect(422)
                        .field("/errors/0/field"))
                .isEqualTo("password");
        bob.post("/me/passkeys/options", "{\"passkey\":%s}".formatted(adas.signs(ask(bob), origin)))
                .expect(422);
        bob.post("/me/passkeys/options", "{\"passkey\":%s}".formatted(device.signs(ask(bob), "https://evil.example")))
                .expect(401);

        Answer byPassword = bob.post("/me/passkeys/options", "{\"password\":\"%s\"}".formatted(RestServer.PASSWORD));
        add(bob, new SoftAuthenticator(), byPassword.expect(200)).expect(201);
        String shown = device.signs(ask(bob), origin);
        Answer byPasskey = bob.post("/me/passkeys/options", "{\"passkey\":%s}".formatted(shown));
        add(bob, new SoftAuthenticator(), byPasskey.expect(200)).expect(201);
        bob.post("/me/passkeys/options", "{\"passkey\":%s}".formatted(shown)).expect(410);
    }

    @Test
    void theyAreNamedRenamedAndRemoved() {
        Answer made = bob.post(
                        "/me/passkeys",
                        "{\"name\":\"My phone\",\"credential\":%s}"
                                .formatted(
                                        new SoftAuthenticator().makes(bob.post("/me/passkeys/options", "{}"), origin)))
                .expect(201);
        SoftAuthenticator second = passkeyOf(bob);
        assertThat(made.header("Location")).isEqualTo("/api/v1/me/passkeys/" + made.field("/id"));
        JsonNode list = bob.get("/me/passkeys").expect(200).json().get("items");
        assertThat(list)
                .extracting(one -> one.get("name").asText())
                .containsExactlyInAnyOrder("My phone", "Unknown device");
        assertThat(list.get(0).get("host").asText()).isEqualTo("localhost");
        assertThat(list.get(0).get("lastUsedAt").isNull()).isTrue();
        assertThat(bob.get("/me/passkeys?limit=1")
                        .expect(200)
                        .json()
                        .get("next")
                        .isNull())
                .isFalse();

        String path = "/me/passkeys/" + made.field("/id");
        assertThat(bob.patch(path, "{\"name\":\"Old phone\"}").expect(200).field("/name"))
                .isEqualTo("Old phone");
        bob.patch(path, "{\"name\":\"\\u200b\"}").expect(422);
        bob.patch(path, "{\"name\":\"x\"}", "If-Match", "\"other\"").expect(412);
        bob.delete(path).expect(204);
        bob.delete(path).expect(404);
        signIn(server.browser(), second).expect(200);
        assertThat(done("actor=bob&target=bob"))
                .containsExactly(
                        "passkey.removed bob bob null",
                        "passkey.renamed bob bob null",
                        "passkey.added bob bob null",
                        "passkey.added bob bob null");
    }

    @Test
    void twentyAreEnough() {
        for (int i = 0; i < 20; i++) {
            passkeyOf(bob);
        }
        assertThat(bob.post("/me/passkeys/options", "{}").expect(409).code()).isEqualTo("conflict");
    }

    @Test
    void aDisabledAccountAndARemovedPasskeySignNobodyIn() {
        SoftAuthenticator device = passkeyOf(bob);
        ada.delete("/users/bob").expect(204);
        assertThat(signIn(server.browser(), device).expect(403).code()).isEqualTo("forbidden");
        ada.patch("/users/bob", "{\"active\":true}").expect(200);
        JsonNode all = ada.get("/passkeys").expect(200).json().get("items");
        assertThat(all).hasSize(1);
        assertThat(all.get(0).get("user").asText()).isEqualTo("bob");
        String path = "/users/bob/passkeys/" + all.get(0).get("id").asText();
        server.member("cleo").delete(path).expect(403);
        ada.delete("/users/ada/passkeys/" + all.get(0).get("id").asText()).expect(404);
        ada.delete(path).expect(204);
        signIn(server.browser(), device).expect(401);
        assertThat(done("action=passkey.removed")).containsExactly("passkey.removed ada bob null");
    }

    @Test
    void guestsTokensAndStrangersHaveNone() {
        String token =
                bob.post("/tokens", "{\"name\":\"t\",\"scopes\":[\"admin\"]}").field("/secret");
        server.browser()
                .post(
                        "/me/passkeys/options",
                        "{\"password\":\"%s\"}".formatted(RestServer.PASSWORD),
                        "Authorization",
                        "Bearer " + token)
                .expect(403);
        server.browser().post("/me/passkeys/options", "{}").expect(401);
        bob.get("/passkeys").expect(403);
        String code = ada.post("/invites", "{\"kind\":\"guest\",\"room\":\"team-room\"}")
                .field("/code");
        Browser guest = server.browser();
        guest.post("/invites/" + code + "/accept", "{\"displayName\":\"Eve\"}").expect(201);
        guest.post("/me/passkeys/options", "{}").expect(403);
    }

    @Test
    void whatIsNoAnswerIsRefusedByItsField() {
        Browser elsewhere = server.browser();
        ask(elsewhere);
        for (String junk : List.of("{}", "{\"id\":\"x\"}", "{\"id\":1,\"response\":{}}", "[]", "null", "\"x\"")) {
            assertThat(show(elsewhere, junk).expect(422).field("/errors/0/field"))
                    .isEqualTo("credential");
            assertThat(bob.post("/me/passkeys", "{\"credential\":%s}".formatted(junk))
                            .expect(422)
                            .field("/errors/0/field"))
                    .isEqualTo("credential");
        }
        String signed = passkeyOf(bob).signs(ask(elsewhere), origin);
        String twisted = signed.replaceFirst("\"signature\":\"[^\"]*\"", "\"signature\":\"AAAA\"");
        show(elsewhere, twisted).expect(401);
    }

    @Test
    void whereBrowsersMakeNoneACodeSaysWhy() {
        Browser byAddress = new Browser(URI.create("http://127.0.0.1:" + server.port()));
        assertThat(byAddress.post("/session/passkey/options", "{}").expect(409).code())
                .isEqualTo("passkeys-need-host");
        RestSettings proxied = new RestSettings(null, Set.of(), List.of(Cidr.parse("127.0.0.1")), 512, 1_048_576, 32);
        try (RestServer behind = new RestServer(proxied)) {
            Browser visitor = behind.browser().onPageOf("http://chat.example.com");
            assertThat(visitor.post("/session/passkey/options", "{}", "X-Forwarded-Host", "chat.example.com")
                            .expect(409)
                            .code())
                    .isEqualTo("passkeys-need-https");
        }
        RestSettings named =
                new RestSettings(URI.create("https://meet.example.org"), Set.of(), List.of(), 512, 1_048_576, 32);
        try (RestServer public_ = new RestServer(named)) {
            assertThat(public_.browser()
                            .post("/session/passkey/options", "{}", "Sec-Fetch-Site", "same-origin")
                            .expect(409)
                            .code())
                    .isEqualTo("passkeys-need-host");
            assertThat(public_.browser()
                            .onPageOf("https://meet.example.org")
                            .post("/session/passkey/options", "{}")
                            .expect(200)
                            .field("/publicKey/rpId"))
                    .isEqualTo("meet.example.org");
        }
    }

    @Test
    void behindAProxyThePasskeyIsOfThePagesHost() {
        RestSettings proxied = new RestSettings(null, Set.of(), List.of(Cidr.parse("127.0.0.1")), 512, 1_048_576, 32);
        try (RestServer behind = new RestServer(proxied)) {
            String page = "https://chat.example.com";
            String[] shape = {"X-Forwarded-Proto", "https", "X-Forwarded-Host", "chat.example.com"};
            Browser admin = behind.admin().onPageOf(page);
            SoftAuthenticator device = new SoftAuthenticator().at("chat.example.com");
            Answer options = admin.post("/me/passkeys/options", "{}", shape).expect(200);
            assertThat(options.headers().allValues("Set-Cookie"))
                    .singleElement()
                    .asString()
                    .startsWith("parley_passkey=")
                    .contains("; HttpOnly", "; SameSite=Strict", "; Secure");
            admin.post("/me/passkeys", "{\"credential\":%s}".formatted(device.makes(options, page)), shape)
                    .expect(201);
            Browser visitor = behind.browser().onPageOf(page);
            Answer asked = visitor.post("/session/passkey/options", "{}", shape).expect(200);
            visitor.post("/session/passkey", "{\"credential\":%s}".formatted(device.signs(asked, page)), shape)
                    .expect(200);
        }
    }

    @Test
    void theExportHoldsThemAndErasingLeavesNone() {
        passkeyOf(bob);
        JsonNode export = bob.get("/me/export").expect(200).json();
        assertThat(export.at("/passkeys/0/name").asText()).isEqualTo("Unknown device");
        assertThat(export.at("/browsers")).hasSize(1);
        bob.delete("/me/data").expect(204);
        for (String table : List.of("passkeys", "passkey_handles", "sign_ins_elsewhere")) {
            assertThat(rows(table)).as(table).isZero();
        }
        assertThat(rows("known_browsers")).as("ada's").isOne();
    }

    private int rows(String table) {
        return server.database.query(handle -> handle.select("SELECT COUNT(*) FROM " + table)
                .mapTo(Integer.class)
                .one());
    }
}
