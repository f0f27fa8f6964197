package app.parley.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The real Chromium, with cameras and microphones that are fake. Installed with apt where it is missing and may be. One
 * without further flags stays for the next class of its thread, since beginning takes a core for seconds; people have
 * contexts of their own.
 */
final class Chromium implements AutoCloseable {
    /** What a class with calls in it holds: they take their turns, because pictures keep a core busy. */
    static final String A_CORE = "a core for browsers";

    private static final double PATIENCE = 20_000; // ms

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome-stable", "google-chrome");

    /** What Playwright turns off too, so that tests go the same way each time: of two lists Chromium takes the last. */
    private static final List<String> UNSTEADY = List.of(
            "AvoidUnnecessaryBeforeUnloadCheckSync",
            "BlockOriginHeaderModificationOnRedirect",
            "BoundaryEventDispatchTracksNodeRemoval",
            "DestroyProfileOnBrowserClose",
            "DialMediaRouteProvider",
            "GlobalMediaControls",
            "HttpsUpgrades",
            "LensOverlay",
            "MediaRouter",
            "OptimizationHints",
            "PaintHolding",
            "ThirdPartyStoragePartitioning",
            "Translate");

    /** What the address bar shows below itself: two pages for each window, which take more of a core than its own does. */
    private static final List<String> COSTLY = List.of("WebUIOmniboxPopup", "WebUIOmniboxAimPopup");

    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            // More pictures a second keep a core busy and show a test nothing more.
            "--use-fake-device-for-media-stream=fps=6",
            "--use-fake-ui-for-media-stream",
            "--allow-loopback-in-peer-connection",
            "--autoplay-policy=no-user-gesture-required",
            "--disable-features="
                    + String.join(
                            ",",
                            Stream.concat(UNSTEADY.stream(), COSTLY.stream()).toList()));

    /** Playwright's objects belong to one thread. */
    private static final ThreadLocal<@Nullable Running> STANDING = new ThreadLocal<>();

    private final Running running;
    private final boolean stays;

    private record Running(Playwright playwright, Browser browser) {
        static Running begin(String... more) {
            Path executable = installed().orElseGet(Chromium::install);
            Playwright playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            Browser browser = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(executable)
                            .setHeadless(true)
                            .setArgs(Stream.concat(FLAGS.stream(), Stream.of(more))
                                    .toList()));
            return new Running(playwright, browser);
        }
    }

    /** @param more flags; of two of one name the later counts, so with {@code --disable-features} none of the above would */
    Chromium(String... more) {
        // Several browsers on a busy machine take their time to begin a call.
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        stays = more.length == 0;
        running = stays ? standing() : Running.begin(more);
    }

    private static Running standing() {
        Running standing = STANDING.get();
        if (standing == null || !standing.browser().isConnected()) {
            standing = Running.begin();
            STANDING.set(standing);
        }
        return standing;
    }

    Browser browser() {
        return running.browser();
    }

    private static Optional<Path> installed() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .flatMap(directory -> NAMES.stream().map(name -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Path install() {
        boolean installed = run("apt-get", "update")
                && run("apt-get", "install", "-y", "--no-install-recommends", "chromium", "fonts-noto-cjk");
        return installed()
                .orElseThrow(() -> new IllegalStateException("These tests need Chromium on the PATH. apt-get "
                        + (installed ? "installed it elsewhere" : "could not")
                        + ". Install the package 'chromium' (or Google Chrome) and run them again."));
    }

    private static boolean run(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        if (!stays) {
            running.browser().close();
            running.playwright().close();
        }
    }
}
