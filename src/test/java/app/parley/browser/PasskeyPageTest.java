package app.parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.testing.TestApp;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Passkeys in the real browser, with Chromium's virtual authenticator. */
class PasskeyPageTest {
    @TempDir
    private Path data;

    private static Person visitor(Chromium chromium, TestApp app) {
        return new Person(chromium.browser(), app.origin(), new NewContextOptions().setLocale("en-US"));
    }

    @Test
    void somebodyAddsAPasskeySignsInWithItRenamesAndRemovesIt() {
        try (TestApp app = TestApp.start();
                Chromium chromium = new Chromium()) {
            app.setUp("alice", "Alice Ahn");
            try (Person alice = visitor(chromium, app)) {
                VirtualDevice device = new VirtualDevice(alice.page());
                alice.signsIn("alice");
                alice.opens("/settings");
                alice.sees("add-passkey").click();
                assertThat(alice.page().locator(".toast")).containsText("Your passkey is ready");
                Locator mine = alice.sees("my-passkey");
                assertThat(mine).containsText("Not used yet");
                assertThat(device.passkeys()).isOne();

                alice.sees("add-passkey").click();
                assertThat(alice.page().locator(".toast").last())
                        .containsText("has a passkey for your account already");
                alice.sees("rename-passkey").click();
                alice.page().locator("dialog input[name=name]").fill("My laptop");
                alice.page().locator("dialog button[type=submit]").click();
                assertThat(mine).containsText("My laptop");

                alice.page().context().clearCookies();
                alice.opens("/login?next=%2Fsettings");
                // Nothing is pressed: the browser's own list offers it, and the device shows it.
                alice.page().waitForURL(app.origin() + "/settings");
                assertThat(mine).containsText("Last used");

                mine.getByText("Remove").click();
                alice.sees("confirm").click();
                assertThat(mine).hasCount(0);
                alice.opens("/admin#passkeys");
                assertThat(alice.sees("without-passkey")).hasText("Without a passkey: Alice Ahn");
                assertThat(alice.complaints()).isEmpty();
            }
        }
    }

    @Test
    void whereAPasskeyIsAskedForOneIsMadeFirstAndSignsInFromThenOn() {
        try (TestApp app = TestApp.start(data, Map.of("PARLEY_REQUIRE_PASSKEY", "true"));
                Chromium chromium = new Chromium();
                Person alice = visitor(chromium, app)) {
            alice.opens(app.setupLink());
            VirtualDevice device = new VirtualDevice(alice.page());
            alice.fillsIn("alice", "Alice Ahn");
            assertThat(alice.page().locator("h1")).hasText("Add a passkey first");
            alice.opens("/r/team-room");
            alice.page().waitForURL(Pattern.compile(".*/passkey\\?next=%2Fr%2Fteam-room"));
            device.unlocks(false);
            alice.sees("add-passkey").click();
            assertThat(alice.page().locator(".form__problem")).hasText("No passkey was used. You can try again.");
            device.unlocks(true);
            alice.sees("add-passkey").click();
            alice.page().waitForURL(app.origin() + "/r/team-room");
            alice.opens("/admin#passkeys");
            assertThat(alice.sees("passkey-of-alice")).isVisible();
            assertThat(alice.sees("without-passkey")).hasText("Everybody has a passkey.");

            device.unlocks(false);
            alice.page().context().clearCookies();
            alice.opens("/login");
            alice.page().locator("input[name=username]").fill("alice");
            alice.page().locator("input[name=password]").fill(TestApp.PASSWORD);
            alice.presses("Sign in");
            assertThat(alice.page().locator("form .form__problem")).containsText("signs in with its passkey");
            device.unlocks(true);
            alice.sees("passkey").click();
            alice.page().waitForURL(app.origin() + "/");
            assertThat(alice.sees("offline")).hasCount(0);
        }
    }
}
