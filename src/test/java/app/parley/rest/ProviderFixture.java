package app.parley.rest;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.oidc.OidcSettings;
import app.parley.oidc.OidcSettings.AdminClaim;
import app.parley.oidc.provider.ProviderSettings;
import app.parley.rest.Browser.Answer;
import app.parley.rest.http.RestSettings;
import app.parley.testing.FreshDatabase;
import app.parley.testing.OpenIdServer;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A server with an OpenID provider, and browsers that go there and come back. */
final class ProviderFixture implements AutoCloseable {
    static final Map<String, Object> DANA =
            Map.of("sub", "dana-1", "sid", "sid-1", "name", "Dana Dahl", "preferred_username", "dana@example.com");

    final OpenIdServer provider;
    final RestServer server;

    private ProviderFixture(OpenIdServer provider, OidcSettings settings) {
        this.provider = provider;
        provider.is(DANA);
        server = new RestServer(
                new RestSettings(null, Set.of(), List.of(), 512, 1_048_576, 32),
                FreshDatabase.H2.settings(),
                true,
                settings);
    }

    static ProviderFixture thatMakesAccounts() {
        return with(true, false, null);
    }

    static ProviderFixture thatKnowsItsPeople() {
        return with(false, false, null);
    }

    static ProviderFixture with(boolean autoCreate, boolean only, AdminClaim admin) {
        OpenIdServer provider = new OpenIdServer();
        ProviderSettings registered = new ProviderSettings(provider.issuer(), OpenIdServer.CLIENT, OpenIdServer.SECRET);
        return new ProviderFixture(provider, new OidcSettings(registered, "Example", admin, autoCreate, only));
    }

    /** A browser on its way: what it keeps, where it is sent, and what it brings back. */
    record Trip(Browser browser, String attemptCookie, URI address, String state, String code) {
        Answer finish() {
            return finishIn(browser);
        }

        /** The answer arrives in another browser, which is sent there with the same cookie of the attempt. */
        Answer finishIn(Browser other) {
            return finish(other, attemptCookie, state, code);
        }

        static Answer finish(Browser browser, String attemptCookie, String state, String code) {
            return browser.post(
                    "/oidc/session",
                    "{\"state\":\"%s\",\"code\":\"%s\"}".formatted(state, code),
                    "Cookie",
                    "parley_session=" + browser.cookie() + "; parley_oidc=" + attemptCookie);
        }
    }

    Trip goes(Browser browser) {
        return goes(browser, "/oidc/sign-in", "{}");
    }

    Trip goesToLink(Browser browser) {
        return goes(browser, "/me/oidc", "{}");
    }

    Trip goes(Browser browser, String path, String body) {
        Answer begun = browser.post(path, body).expect(200);
        URI address = URI.create(begun.field("/url"));
        assertThat(address.toString()).startsWith(provider.issuer() + "/authorize?");
        String cookie = begun.headers().allValues("Set-Cookie").stream()
                .filter(line -> line.startsWith("parley_oidc="))
                .findFirst()
                .orElseThrow()
                .replaceFirst("parley_oidc=([^;]*);.*", "$1");
        String state = OpenIdServer.query(address.getRawQuery()).get("state");
        return new Trip(browser, cookie, address, state, provider.signsIn(address));
    }

    /** Somebody signs in by the provider in a browser that was never here. */
    Browser signsIn() {
        Browser browser = server.browser();
        goes(browser).finish().expect(200);
        return browser;
    }

    Answer audit(Browser admin, String action) {
        return admin.get("/audit?action=" + action).expect(200);
    }

    @Override
    public void close() {
        server.close();
        provider.close();
    }
}
