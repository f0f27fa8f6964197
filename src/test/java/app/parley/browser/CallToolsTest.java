package app.parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.testing.TestApp;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What a call has beside talking. */
@ResourceLock(Chromium.A_CORE)
class CallToolsTest {
    /** A browser that cannot write to the disk as it comes, as most cannot: then a test can take the download. */
    private static final String NO_PICKER = "delete globalThis.showSaveFilePicker";

    private static TestApp app;
    private static Chromium chromium;

    @BeforeAll
    static void start() {
        app = TestApp.start();
        app.setUp("alice", "Alice Ahn");
        app.join("alice", "bob", "Bob Baek");
        chromium = new Chromium();
    }

    @AfterAll
    static void stop() {
        chromium.close();
        app.close();
    }

    @Test
    void aFileGoesFromPageToPage() throws IOException {
        try (Person alice = person("alice");
                Person bob = person("bob")) {
            meet(alice, bob);
            byte[] bytes = new byte[700_000];
            new Random(1).nextBytes(bytes);
            alice.sees("chat").click();
            assertThat(alice.sees("file-attach")).isVisible();
            alice.sees("file-input").setInputFiles(new FilePayload("plan.pdf", "application/pdf", bytes));
            alice.sees("file-send").click();

            assertThat(bob.page().getByText("Alice Ahn wants to send you plan.pdf (700 kB)"))
                    .isVisible();
            bob.sees("chat").click();
            assertThat(alice.sees("file-out")).containsText("Waiting for Bob Baek to accept");
            Download download =
                    bob.page().waitForDownload(() -> bob.sees("file-accept").click());
            assertThat(bob.sees("file-in")).containsText("Saved.");
            assertThat(alice.sees("file-out")).containsText("Bob Baek has it.");
            assertThat(download.suggestedFilename()).isEqualTo("plan.pdf");
            assertThat(Files.readAllBytes(download.path())).isEqualTo(bytes);

            alice.sees("file-input").setInputFiles(new FilePayload("evil.exe", "text/html", new byte[1]));
            alice.sees("file-send").click();
            bob.sees("file-decline").click();
            assertThat(alice.sees("file-out").last()).containsText("Bob Baek declined");
            assertThat(alice.complaints()).isEmpty();
            assertThat(bob.complaints()).isEmpty();
        }
    }

    @Test
    void whoRecordsTellsAllAndTheFileIsSavedOnLeaving() throws IOException {
        try (Person alice = person("alice");
                Person bob = person("bob")) {
            meet(alice, bob);
            alice.sees("more").click();
            alice.sees("more-record").click();
            alice.sees("confirm").click();
            assertThat(bob.page().getByText("Alice Ahn is recording this call."))
                    .isVisible();
            assertThat(bob.page().getByText("By staying you agree to be recorded."))
                    .isVisible();
            assertThat(bob.sees("tile").getByLabel("Is recording")).isVisible();
            assertThat(bob.page()).hasTitle(Pattern.compile("recording"));
            assertThat(alice.page().locator(".heading__recording")).isVisible();
            alice.keepsSeeingVideoOf("bob", alice.framesOf("bob"));

            Download download =
                    alice.page().waitForDownload(() -> alice.sees("leave").click());
            assertThat(alice.sees("left")).isVisible();
            assertThat(download.suggestedFilename()).matches("Team room \\d{4}-.*\\.webm");
            assertThat(Files.readAllBytes(download.path()))
                    .startsWith(0x1A, 0x45, 0xDF, 0xA3)
                    .hasSizeGreaterThan(20_000);
            assertThat(bob.page().getByText("The recording has ended.")).isVisible();
            assertThat(alice.complaints()).isEmpty();
        }
    }

    @Test
    void onAPhoneJoinIsInSightLeaveComesBeforeMoreAndThePanelIsDark() {
        try (Person alice = person("alice")) {
            alice.page().setViewportSize(780, 360);
            alice.opens("/r/team-room");
            assertThat(alice.sees("join-call")).isInViewport();
            alice.page().setViewportSize(360, 640);
            assertThat(alice.sees("join-call")).isInViewport();
            alice.sees("join-call").click();
            assertThat(alice.sees("leave")).isVisible();
            assertThat(alice.sees("leave").boundingBox().x)
                    .isLessThan(alice.sees("more").boundingBox().x);
            alice.opensPeople();
            assertThat(alice.page().locator(".panel")).hasCSS("background-color", "rgb(35, 33, 32)");
            assertThat(alice.page().locator(".heading__safety")).hasCSS("white-space", "nowrap");
        }
    }

    private static void meet(Person alice, Person bob) {
        bob.joins("team-room");
        alice.joins("team-room");
        alice.seesVideoOf("bob");
    }

    private static Person person(String user) {
        Person person = Person.signedIn(chromium, app, user);
        person.hasBrowserWith(NO_PICKER);
        return person;
    }
}
