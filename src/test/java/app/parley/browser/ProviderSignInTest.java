package app.parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.testing.SpringProvider;
import app.parley.testing.TestApp;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** People sign in at a real OpenID provider, which is another site, and come back. */
class ProviderSignInTest {
    @Test
    void peopleComeInByTheProviderLinkTheirAccountsAndGoWhenItSaysSo() {
        try (SpringProvider provider = new SpringProvider();
                TestApp app = TestApp.start(provider.settings());
                Chromium chromium = new Chromium()) {
            provider.knows(app.origin() + "/oidc/callback");
            app.setUp("alice", "Alice Ahn");
            app.join("alice", "bob", "Bob Baek");
            try (Person dana = somebody(chromium, app);
                    Person bob = Person.signedIn(chromium, app, "bob")) {
                dana.opens("/login?next=/calls");
                assertThat(dana.page().locator("#form")).isVisible();
                dana.presses("Continue with Example");
                signsInThere(dana, provider, "dana");
                dana.page().waitForURL(app.origin() + "/calls");
                dana.opens("/");
                assertThat(dana.sees("person-bob")).isVisible();
                assertThat(dana.complaints()).isEmpty();

                bob.opens("/settings");
                bob.presses("Link to Example");
                signsInThere(bob, provider, "robert");
                bob.page().waitForURL(app.origin() + "/settings");
                assertThat(bob.sees("identity")).hasText("robert@example.com");
                bob.sees("unlink").click();
                bob.sees("confirm").click();
                assertThat(bob.sees("provider")).hasText("Link to Example");

                assertThat(logsOut(bob, app, provider.logoutToken("dana"))).isEqualTo(200);
                dana.page().waitForURL("**/login**");
            }
        }
    }

    @Test
    void whereItIsTheOnlyWayThereIsNoFormAndWhatGoesWrongIsSaid() {
        try (SpringProvider provider = new SpringProvider();
                Chromium chromium = new Chromium()) {
            Map<String, String> only = new HashMap<>(provider.settings());
            only.put("PARLEY_OIDC_ONLY", "true");
            try (TestApp app = TestApp.start(only)) {
                app.setUp("alice", "Alice Ahn");
                try (Person dana = somebody(chromium, app)) {
                    dana.opens("/login");
                    assertThat(dana.sees("provider")).isFocused();
                    assertThat(dana.page().locator("#form")).isHidden();
                    assertThat(dana.page().locator("main")).not().containsText("Forgot your password?");

                    dana.opens("/oidc/callback?error=access_denied&state=x");
                    assertThat(dana.page().locator("h1")).hasText("You are not signed in yet");
                    assertThat(dana.page().locator("main")).containsText("or you cancelled");
                    dana.opens("/oidc/callback?code=planted&state=x");
                    assertThat(dana.page().locator("main")).containsText("began in another browser");
                    assertThat(dana.page().url()).isEqualTo(app.origin() + "/oidc/callback");
                }
            }
        }
    }

    private static Person somebody(Chromium chromium, TestApp app) {
        return new Person(chromium.browser(), app.origin(), new NewContextOptions().setLocale("en-US"));
    }

    private static void signsInThere(Person person, SpringProvider provider, String name) {
        person.page().waitForURL(provider.issuer() + "/login**");
        person.page().locator("input[name=username]").fill(name);
        person.page().locator("input[name=password]").fill(SpringProvider.PASSWORD);
        person.page().locator("button[type=submit]").click();
    }

    private static int logsOut(Person asking, TestApp app, String token) {
        return asking.page()
                .context()
                .request()
                .post(
                        app.origin() + "/api/v1/oidc/back-channel-logout",
                        RequestOptions.create().setForm(FormData.create().set("logout_token", token)))
                .status();
    }
}
