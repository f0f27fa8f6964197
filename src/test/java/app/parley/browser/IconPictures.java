package app.parley.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A tool, not a test: makes the icons that have to be PNG from those that are SVG ({@code mvn -Ppictures test}).
 */
final class IconPictures {
    private static final Path ICONS = Path.of("web", "icons");

    private IconPictures() {}

    public static void main(String[] args) throws IOException {
        String plain = Files.readString(ICONS.resolve("parley.svg"));
        String maskable = Files.readString(ICONS.resolve("parley-maskable.svg"));
        // Android shows only where a badge is, in a colour of its own.
        String badge = plain.replaceFirst("<rect[^>]*/>", "").replaceAll("fill=\"#[0-9a-f]+\"", "fill=\"#fff\"");
        try (Chromium chromium = new Chromium()) {
            for (int size : new int[] {192, 512}) {
                draw(chromium, plain, size, "parley-" + size);
                draw(chromium, maskable, size, "parley-maskable-" + size);
            }
            draw(chromium, maskable, 180, "parley-apple");
            draw(chromium, badge, 96, "parley-badge");
        }
    }

    private static void draw(Chromium chromium, String svg, int size, String name) {
        try (Page page = chromium.browser().newPage(new Browser.NewPageOptions().setViewportSize(size, size))) {
            page.setContent(
                    "<style>body { margin: 0 } svg { display: block; width: %1$dpx; height: %1$dpx }</style>%2$s"
                            .formatted(size, svg));
            page.locator("svg")
                    .screenshot(new Locator.ScreenshotOptions()
                            .setOmitBackground(true)
                            .setPath(ICONS.resolve(name + ".png")));
        }
    }
}
