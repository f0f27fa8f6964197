package app.parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.testing.SpringProvider;
import app.parley.testing.TestApp;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** People sign in at a real OpenID provider, which is another site, and come back. */
class ProviderSignInTest {
    private static SpringProvider provider;
    private static Chromium chromium;

    @BeforeAll
    static void start() {
        provider = new SpringProvider();
        chromium = new Chromium();
    }

    @AfterAll
    static void stop() {
        chromium.close();
        provider.close();
    }

    @Test
    void peopleComeInByTheProviderLinkTheirAccountsAndGoWhenItSaysSo() {
        try (TestApp app = TestApp.start(provider.settings())) {
            provider.knows(app.origin() + "/oidc/callback");
            app.setUp("alice", "Alice Ahn");
            app.join("alice", "bob", "Bob Baek");
            try (Person dana = somebody(app);
                    Person bob = Person.signedIn(chromium, app, "bob")) {
                dana.opens("/login?next=/calls");
                assertThat(dana.page().locator("#form")).isVisible();
                dana.presses("Continue with Example");
                signsInThere(dana, "dana");
                dana.page().waitForURL(app.origin() + "/calls");
                dana.opens("/");
                assertThat(dana.sees("person-bob")).isVisible();
                assertThat(dana.complaints()).isEmpty();

                bob.opens("/settings");
                bob.presses("Link to Example");
                signsInThere(bob, "robert");
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
        Map<String, String> only = new HashMap<>(provider.settings());
        only.put("PARLEY_OIDC_ONLY", "true");
        try (TestApp app = TestApp.start(only)) {
            app.setUp("alice", "Alice Ahn");
            try (Person dana = somebody(app)) {
                dana.opens("/login");
                assertThat(dana.sees("provider")).isFocused();
                assertThat(dana.page().locator("#form")).isHidden();
                assertThat(dana.page().locator(".gate__else").first()).isHidden();

                dana.opens("/oidc/callback?error=access_denied&state=x");
                assertThat(dana.page().locator("h1")).hasText("You are not signed in yet");
                assertThat(dana.page().locator("main")).containsText("or you cancelled");
                dana.opens("/oidc/callback?code=planted&state=x");
                assertThat(dana.page().locator("main")).containsText("began in another browser");
                assertThat(dana.page().url()).isEqualTo(app.origin() + "/oidc/callback");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "en-US, dana, Sign out and in again first, Your passkey is ready, Use a passkey, account already",
        "ko-KR, robert, 먼저 로그아웃한 뒤, 패스키를 추가했습니다, 패스키로 확인, 이미 이 계정의 패스키"
    })
    void whoHasNoPasswordIsNotAskedForOne(
            String locale, String name, String signInAgain, String ready, String usePasskey, String there)
            throws SQLException {
        String database = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
        Map<String, String> settings = new HashMap<>(provider.settings());
        settings.put("JDBC_DATABASE_URL", database);
        try (TestApp app = TestApp.start(settings)) {
            provider.knows(app.origin() + "/oidc/callback");
            app.setUp("alice", "Alice Ahn");
            try (Person person = somebody(app, locale)) {
                VirtualDevice device = new VirtualDevice(person.page());
                person.opens("/login?next=/settings");
                person.sees("provider").click();
                signsInThere(person, name);
                person.page().waitForURL(app.origin() + "/settings");
                signedIn(database, -1);
                person.sees("add-passkey").click();
                assertThat(person.page().locator(".toast").last()).containsText(signInAgain);
                assertThat(person.sees("identity-dialog")).hasCount(0);

                signedIn(database, 1);
                person.sees("add-passkey").click();
                assertThat(person.page().locator(".toast").last()).containsText(ready);
                assertThat(device.passkeys()).isOne();

                signedIn(database, -1);
                person.sees("add-passkey").click();
                assertThat(person.sees("identity-dialog").locator("input")).hasCount(0);
                assertThat(person.sees("confirm-by-passkey")).hasText(usePasskey);
                person.sees("confirm-by-passkey").click();
                // It is proven now, and the device has one already.
                assertThat(person.sees("identity-dialog")).hasCount(0);
                assertThat(person.page().locator(".toast").last()).containsText(there);
                assertThat(person.sees("my-passkey")).hasCount(1);
            }
        }
    }

    /** All who are signed in have been for so much longer or shorter. */
    private static void signedIn(String database, int hours) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database);
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE login_sessions SET created_at = DATEADD(HOUR, " + hours + ", created_at)");
        }
    }

    private static Person somebody(TestApp app) {
        return somebody(app, "en-US");
    }

    private static Person somebody(TestApp app, String locale) {
        return new Person(chromium.browser(), app.origin(), new NewContextOptions().setLocale(locale));
    }

    private static void signsInThere(Person person, String name) {
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
