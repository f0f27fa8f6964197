package app.parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.testing.RestClient;
import app.parley.testing.TestApp;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people do for themselves: tokens for their programs, and their own data. */
class SettingsPageTest {
    private static Chromium chromium;

    private TestApp app;
    private Person alice;

    @BeforeAll
    static void startBrowser() {
        chromium = new Chromium();
    }

    @AfterAll
    static void stopBrowser() {
        chromium.close();
    }

    @BeforeEach
    void aliceHasSetThingsUp() {
        app = TestApp.start();
        app.setUp("alice", "Alice Ahn");
        alice = new Person(chromium.browser(), app.origin());
        alice.carries(app.cookie("alice"));
        alice.opens("/settings");
    }

    @AfterEach
    void stop() {
        alice.close();
        app.close();
    }

    @Test
    void aTokenMadeOnThePageWorksWithCurlUntilItIsRevoked() throws Exception {
        alice.page().locator("#tokens summary").click();
        alice.page().locator("#tokens [name=name]").fill("Weekly report");
        alice.sees("make-token").click();
        String secret = alice.sees("token-secret").inputValue();
        assertThat(secret).startsWith("parley_");
        assertThat(status("alice", secret)).isEqualTo(200);

        alice.page().reload();
        Locator row = alice.page().locator("#tokens li");
        assertThat(row).containsText("Weekly report");
        assertThat(alice.page().locator("body")).not().containsText(secret);
        row.locator("button").click();
        assertThat(row).hasCount(0);
        assertThat(status("alice", secret)).isEqualTo(401);
        assertThat(alice.complaints()).isEmpty();
    }

    @Test
    void devicesClocksAndKeysAreChosenForTheNextCalls() {
        Page page = alice.page();
        page.locator("#settings-mic").selectOption(new SelectOption().setIndex(1));
        String chosen = page.locator("#settings-mic").inputValue();
        String here = alice.sees("time-there").textContent();
        page.locator("[name=timeZone]").selectOption("Asia/Tokyo");
        assertThat(alice.sees("time-there")).not().hasText(here);
        alice.waitsUntil(
                "the zone is kept",
                () -> app.get("alice", "/api/v1/session").body().contains("\"timeZone\":\"Asia/Tokyo\""));
        page.locator("[name=singleKeys]").uncheck();

        page.reload();
        assertThat(page.locator("#settings-mic")).hasValue(chosen);
        assertThat(page.locator("[name=timeZone]")).hasValue("Asia/Tokyo");
        assertThat(page.locator("[name=singleKeys]")).not().isChecked();

        alice.joins("team-room");
        page.keyboard().press("c");
        page.keyboard().press("Control+d");
        assertThat(alice.sees("mic")).hasAttribute("aria-label", "Turn mic on");
        assertThat(page.locator(".call > .panel")).isHidden();
        assertThat(alice.complaints()).isEmpty();
    }

    @Test
    void whoHidesTheirAddressIsRememberedOnAllDevices() {
        Locator box = alice.page().locator("[name=relayOnly]");
        assertThat(box).not().isChecked();
        box.check();
        assertThat(alice.page().locator(".toast")).containsText("relay");
        assertThat(RestClient.json(app.get("alice", "/api/v1/session"))
                        .get("relayOnly")
                        .asBoolean())
                .isTrue();

        alice.page().reload();
        assertThat(box).isChecked();
        assertThat(alice.complaints()).isEmpty();
    }

    @Test
    void aTokenWithoutAScopeIsNotMade() {
        alice.page().locator("#tokens summary").click();
        alice.page().locator("#tokens [name=name]").fill("Nothing");
        alice.page().locator("#tokens [name=scopes]").first().uncheck();
        alice.sees("make-token").click();

        assertThat(alice.page().locator("#field-scopes-error")).isVisible();
        assertThat(alice.page().locator("#tokens li")).hasCount(0);
    }

    @Test
    void ownDataIsDownloadedAndErasedByTypingTheOwnName() throws IOException {
        app.join("alice", "bob", "Bob Baek");
        assertThat(alice.sees("retention")).containsText("until somebody deletes");
        Download download =
                alice.page().waitForDownload(() -> alice.sees("export").click());
        assertThat(new ObjectMapper()
                        .readTree(Files.readString(download.path()))
                        .at("/profile/user")
                        .asText())
                .isEqualTo("alice");

        alice.sees("erase").click();
        alice.page().locator("[name=confirm]").fill("alice");
        alice.sees("erase-now").click();
        assertThat(alice.sees("erase-dialog").locator(".form__problem")).containsText("last admin");
        alice.page().keyboard().press("Escape");

        try (Person bob = new Person(chromium.browser(), app.origin())) {
            bob.carries(app.cookie("bob"));
            bob.opens("/settings");
            bob.sees("erase").click();
            bob.page().locator("[name=confirm]").fill("alice");
            bob.sees("erase-now").click();
            assertThat(bob.page().locator("#field-confirm-error")).isVisible();
            bob.page().locator("[name=confirm]").fill("bob");
            bob.sees("erase-now").click();
            bob.page().waitForURL(app.origin() + "/login");
        }
        assertThat(RestClient.json(app.get("alice", "/api/v1/users")).get("items"))
                .hasSize(1);
    }

    /** With curl where there is one, as people do; else with what Java has. */
    private int status(String user, String secret) throws IOException, InterruptedException {
        String url = app.origin() + "/api/v1/calls";
        if (Files.isExecutable(Path.of("/usr/bin/curl"))) {
            Process curl = new ProcessBuilder(
                            "/usr/bin/curl",
                            "-s",
                            "-o",
                            "/dev/null",
                            "-w",
                            "%{http_code}",
                            "-u",
                            user + ":" + secret,
                            url)
                    .start();
            return Integer.parseInt(new String(curl.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        }
        String pair = Base64.getEncoder().encodeToString((user + ":" + secret).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", "Basic " + pair)
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }
}
