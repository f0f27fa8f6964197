package app.parley.rest;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.kernel.UserId;
import app.parley.oidc.OidcSettings.AdminClaim;
import app.parley.passkeys.Passkey;
import app.parley.rest.Browser.Answer;
import app.parley.rest.ProviderFixture.Trip;
import app.parley.store.account.PasskeyStore;
import app.parley.testing.OpenIdServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who signs in by an OpenID provider, as whom, and what of it is recorded. */
class OidcTest {
    @Test
    void whoTheProviderKnowsGetsAnAccountAndTheSameOneTheNextTime() {
        try (ProviderFixture here = ProviderFixture.thatMakesAccounts()) {
            Browser ada = here.server.admin();
            assertThat(ada.get("/oidc").expect(200).json().toString())
                    .isEqualTo("{\"enabled\":true,\"name\":\"Example\",\"only\":false}");

            Answer first = here.goes(here.server.browser(), "/oidc/sign-in", "{\"next\":\"/r/team-room?a=b\"}")
                    .finish()
                    .expect(200);
            assertThat(first.field("/next")).isEqualTo("/r/team-room?a=b");
            assertThat(first.json().get("created").asBoolean()).isTrue();

            here.provider.is(Map.of("sub", "dana-1", "name", "Another Name", "preferred_username", "ada"));
            Browser again = here.signsIn();
            Answer me = again.get("/session").expect(200);
            assertThat(me.field("/user")).isEqualTo("dana");
            assertThat(me.field("/name")).isEqualTo("Dana Dahl");
            assertThat(me.field("/role")).isEqualTo("member");

            assertThat(here.audit(ada, "user.created").field("/items/0/detail")).isEqualTo("role=member via=oidc");
            Answer signIns = here.audit(ada, "sign-in.ok");
            assertThat(signIns.field("/items/0/detail")).isEqualTo("via=oidc");
            assertThat(signIns.field("/items/1/detail")).isEqualTo("via=oidc first=true");
        }
    }

    @Test
    void theSessionIsTheOneThatAPasswordMakes() {
        try (ProviderFixture here = ProviderFixture.thatMakesAccounts()) {
            Browser ada = here.server.admin();
            String planted = ada.cookie();
            Answer answer = here.goes(ada).finish().expect(200);

            assertThat(answer.headers().allValues("Set-Cookie"))
                    .anyMatch(line ->
                            line.matches("parley_session=[\\w-]{43}; Path=/; Max-Age=34560000; HttpOnly; SameSite=Lax"))
                    .anyMatch(line -> line.startsWith("parley_oidc=; Path=/api/v1/oidc; Max-Age=0"));
            Browser old = here.server.browser();
            old.cookie(planted);
            old.get("/session").expect(401);
        }
    }

    @Test
    void noNameAndNoMailOpensAnAccountOfSomebodyElse() {
        try (ProviderFixture here = ProviderFixture.thatMakesAccounts()) {
            here.server.admin();
            here.provider.is(Map.of(
                    "sub", "mallory-1",
                    "preferred_username", "ada",
                    "name", "Ada",
                    "email", "ada@example.com",
                    "email_verified", true));

            assertThat(here.signsIn().get("/session").field("/user")).isEqualTo("ada-2");
        }
    }

    @Test
    void withoutTheSettingNobodyGetsAnAccountUnlessInvited() {
        try (ProviderFixture here = ProviderFixture.thatKnowsItsPeople()) {
            Browser ada = here.server.admin();
            assertThat(here.goes(here.server.browser()).finish().expect(403).code())
                    .isEqualTo("not-linked");
            assertThat(here.audit(ada, "sign-in.failed").field("/items/0/detail"))
                    .isEqualTo("via=oidc reason=not-linked");

            String code = ada.post("/invites", "{\"kind\":\"account\",\"maxUses\":1}")
                    .expect(201)
                    .field("/code");
            Browser dana = here.server.browser();
            String body = "{\"invite\":\"" + code + "\"}";
            here.goes(dana, "/oidc/sign-in", body).finish().expect(200);
            assertThat(dana.get("/session").field("/user")).isEqualTo("dana");
            assertThat(here.audit(ada, "invite.used").field("/items/0/detail")).isEqualTo("kind=account via=oidc");

            here.provider.is(Map.of("sub", "eve-1", "name", "Eve"));
            here.goes(here.server.browser(), "/oidc/sign-in", body).finish().expect(410);
        }
    }

    @Test
    void whatIsLinkedNeedsASignInOfJustNowAndGoesWithANewPassword() {
        try (ProviderFixture here = ProviderFixture.thatKnowsItsPeople()) {
            Browser ada = here.server.admin();
            Browser bob = here.server.member("bob");
            here.server.clock.advance(Duration.ofMinutes(11));
            assertThat(bob.post("/me/oidc", "{}").expect(403).code()).isEqualTo("confirmation-required");

            Browser again = here.server.browser();
            again.signIn("bob", RestServer.PASSWORD).expect(200);
            here.goesToLink(again).finish().expect(200);
            String code = ada.post("/users/bob/password-reset", "{}").field("/code");
            here.server
                    .browser()
                    .post("/password-resets/" + code, "{\"password\":\"another horse altogether\"}")
                    .expect(200);
            assertThat(here.goes(here.server.browser()).finish().expect(403).code())
                    .isEqualTo("not-linked");
        }
    }

    @Test
    void aPasskeyThatIsAskedForIsAskedForHereToo() {
        try (ProviderFixture here = ProviderFixture.thatMakesAccounts()) {
            here.server.admin();
            here.signsIn();
            new PasskeyStore(here.server.database)
                    .insert(new Passkey(
                            "k_1",
                            new UserId("dana"),
                            "localhost",
                            "credential",
                            "key",
                            0,
                            "Phone",
                            here.server.clock.instant(),
                            null));
            here.server.passkeysRequired.set(true);

            Browser browser = here.server.browser();
            assertThat(here.goes(browser).finish().expect(403).code()).isEqualTo("passkey-required");
            browser.get("/session").expect(401);
        }
    }

    @Test
    void whereItIsTheOnlyWayNoPasskeyIsOne() {
        try (ProviderFixture here = ProviderFixture.with(true, true, null)) {
            here.server.admin();
            Browser browser = here.server.browser();
            browser.post("/session/passkey/options", "{}").expect(200);
            assertThat(browser.post("/session/passkey", "{\"credential\":{}}")
                            .expect(403)
                            .code())
                    .isEqualTo("password-sign-in-off");
        }
    }

    @Test
    void anAccountIsLinkedBySomebodyWhoIsSignedInToItAndUnlinkedAgain() {
        try (ProviderFixture here = ProviderFixture.thatKnowsItsPeople()) {
            Browser ada = here.server.admin();
            Browser bob = here.server.member("bob");
            assertThat(bob.get("/me/oidc").expect(200).json().toString())
                    .isEqualTo("{\"password\":true,\"identity\":null}");

            Answer linked = here.goesToLink(bob).finish().expect(200);
            assertThat(linked.json().get("linked").asBoolean()).isTrue();
            assertThat(linked.field("/next")).isEqualTo("/settings");
            assertThat(bob.get("/me/oidc").field("/identity/label")).isEqualTo("dana@example.com");
            assertThat(here.signsIn().get("/session").field("/user")).isEqualTo("bob");

            here.goesToLink(ada).finish().expect(409);
            assertThat(bob.get("/me/export").expect(200).field("/identities/0/subject"))
                    .isEqualTo("dana-1");

            bob.delete("/me/oidc").expect(204);
            bob.delete("/me/oidc").expect(404);
            here.goes(here.server.browser()).finish().expect(403);
            assertThat(here.audit(ada, "identity.linked").field("/items/0/target"))
                    .isEqualTo("bob");
            assertThat(here.audit(ada, "identity.unlinked").field("/items/0/actor"))
                    .isEqualTo("bob");
        }
    }

    @Test
    void onlyTheSessionThatBeganToLinkMayFinish() {
        try (ProviderFixture here = ProviderFixture.thatKnowsItsPeople()) {
            Trip adas = here.goesToLink(here.server.admin());
            Browser bob = here.server.member("bob");

            assertThat(adas.finishIn(bob).expect(410).code()).isEqualTo("gone");
            adas.finishIn(here.server.browser()).expect(410);
            String token = bob.post("/tokens", "{\"name\":\"t\",\"scopes\":[\"admin\"]}")
                    .field("/secret");
            here.server
                    .browser()
                    .post("/me/oidc", "{}", "Authorization", "Bearer " + token)
                    .expect(403);
        }
    }

    @Test
    void whoHasNoOtherWayInKeepsThisOne() {
        try (ProviderFixture here = ProviderFixture.thatMakesAccounts()) {
            here.server.admin();
            Browser dana = here.signsIn();
            assertThat(dana.get("/me/oidc").json().get("password").asBoolean()).isFalse();

            assertThat(dana.delete("/me/oidc").expect(409).code()).isEqualTo("conflict");
            here.server.browser().signIn("dana", RestServer.PASSWORD).expect(401);
        }
    }

    @Test
    void whoIsDisabledStaysOut() {
        try (ProviderFixture here = ProviderFixture.thatMakesAccounts()) {
            Browser ada = here.server.admin();
            Browser dana = here.signsIn();
            ada.patch("/users/dana", "{\"active\":false}").expect(200);

            dana.get("/session").expect(401);
            here.goes(here.server.browser()).finish().expect(403);
        }
    }

    @Test
    void theProviderMakesNobodyTheFirstAccount() {
        try (ProviderFixture here = ProviderFixture.thatMakesAccounts()) {
            assertThat(here.goes(here.server.browser()).finish().expect(409).code())
                    .isEqualTo("conflict");
            here.server.firstAdmin();
        }
    }

    @Test
    void aClaimDecidesWhoIsAnAdminButTheLastOneStays() {
        try (ProviderFixture here = ProviderFixture.with(true, false, new AdminClaim("realm.groups", "admins"))) {
            Browser ada = here.server.admin();
            here.provider.is(groups("staff", "admins"));
            Browser dana = here.signsIn();
            assertThat(dana.get("/session").field("/role")).isEqualTo("admin");
            assertThat(here.audit(ada, "user.changed").field("/items/0/detail")).isEqualTo("role=admin via=oidc");

            here.provider.is(groups("staff"));
            assertThat(here.signsIn().get("/session").field("/role")).isEqualTo("member");

            here.provider.is(groups("admins"));
            here.signsIn();
            ada.delete("/me/data").expect(204);
            here.provider.is(groups("staff"));
            assertThat(here.signsIn().get("/session").field("/role")).isEqualTo("admin");
        }
    }

    private static Map<String, Object> groups(String... groups) {
        return Map.of("sub", "dana-1", "name", "Dana Dahl", "realm", Map.of("groups", List.of(groups)));
    }

    @Test
    void whereItIsTheOnlyWayPasswordsAreNone() {
        try (ProviderFixture here = ProviderFixture.with(true, true, null)) {
            Browser ada = here.server.admin();
            Answer refused =
                    here.server.browser().signIn("ada", RestServer.PASSWORD).expect(403);
            assertThat(refused.code()).isEqualTo("password-sign-in-off");
            assertThat(here.server
                            .browser()
                            .signIn("nobody", "wrong")
                            .expect(403)
                            .withoutItsNumber())
                    .isEqualTo(refused.withoutItsNumber());
            String code = ada.post("/invites", "{\"kind\":\"account\"}").field("/code");
            assertThat(here.server
                            .browser()
                            .post("/invites/" + code + "/accept", """
                                    {"username":"eve","displayName":"Eve","password":"correct horse battery"}
                                    """)
                            .expect(403)
                            .code())
                    .isEqualTo("password-sign-in-off");

            // The way back in where the provider is down: the link that the shell prints.
            String link = ada.post("/users/ada/password-reset", "{}").field("/code");
            Browser back = here.server.browser();
            back.post("/password-resets/" + link, "{\"password\":\"another horse altogether\"}")
                    .expect(200);
            back.get("/session").expect(200);
        }
    }

    @Test
    void withoutAProviderThereIsNothingToSignInBy() {
        try (RestServer server = new RestServer()) {
            Browser ada = server.admin();
            assertThat(ada.get("/oidc").expect(200).json().get("enabled").asBoolean())
                    .isFalse();
            ada.post("/oidc/sign-in", "{}").expect(404);
            ada.post("/oidc/session", "{\"state\":\"s\",\"code\":\"c\"}").expect(404);
            ada.get("/me/oidc").expect(404);
        }
    }

    @Test
    void aProviderThatIsDownIsSaidToBeAndIsFoundOnceItIsBack() {
        try (ProviderFixture here = ProviderFixture.thatMakesAccounts()) {
            here.server.admin();
            here.provider.describesItself(exchange -> OpenIdServer.send(exchange, 500, "{}"));
            Answer down = here.server.browser().post("/oidc/sign-in", "{}").expect(503);
            assertThat(down.code()).isEqualTo("provider-unavailable");
            assertThat(down.header("Retry-After")).isEqualTo("5");
            here.server.browser().post("/oidc/sign-in", "{}").expect(503);
            assertThat(here.provider.asked("/.well-known/openid-configuration")).isEqualTo(1);

            here.provider.describesItselfAgain();
            here.server.clock.advance(Duration.ofSeconds(5));
            here.signsIn().get("/session").expect(200);
        }
    }
}
