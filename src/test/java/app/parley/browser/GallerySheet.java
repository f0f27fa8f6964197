package app.parley.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The pictures of all states, and the page on which they stand beside each other. */
final class GallerySheet {
    private static final int LINES = 14;
    /** In px. A list that the page makes row by row has only those rows that a window would show. */
    private static final int TALL = 2_400;

    private static final Path DIRECTORY = Path.of("target", "gallery");

    /** In px. The phone is the smallest that the page has to fit. */
    private enum Device {
        DESKTOP(1280, 800),
        PHONE(360, 740);

        private final int width;
        private final int height;

        Device(int width, int height) {
            this.width = width;
            this.height = height;
        }

        void show(Page page) {
            page.setViewportSize(width, height);
        }
    }

    private final Map<String, List<String>> pictures = new LinkedHashMap<>();
    private final List<String> faults = new ArrayList<>();

    boolean isWhole() {
        return faults.isEmpty();
    }

    void broke(String where, Throwable why) {
        note(where + ": "
                + String.valueOf(why.getMessage()).lines().limit(LINES).collect(Collectors.joining(" ")));
    }

    private void note(String fault) {
        faults.add(fault);
        System.err.println(fault);
    }

    /** Four pictures: light and dark, on a desktop and a phone. Meanwhile nothing on the page goes by itself. */
    void take(String language, String state, Page page) {
        System.out.println(language + " " + state);
        page.evaluate("() => globalThis.hold?.()");
        for (Device device : Device.values()) {
            device.show(page);
            boolean list = page.locator("#calls [data-call]").count() > 0;
            if (list) {
                page.setViewportSize(device.width, TALL);
            }
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                String file = String.format("%s-%s-%s-%s.png", state.replaceAll("\\W+", "-"), language, device, scheme)
                        .toLowerCase(Locale.ROOT);
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(DIRECTORY.resolve(file))
                        .setAnimations(ScreenshotAnimations.DISABLED)
                        .setFullPage(!list && page.locator("dialog:modal").count() == 0));
                pictures.computeIfAbsent(state, any -> new ArrayList<>()).add(file);
            }
            int needed = (int) page.evaluate("() => document.documentElement.scrollWidth");
            if (needed > device.width) {
                note(language + ", " + device + ", " + state + ": " + needed + " px wide");
            }
        }
        Device.DESKTOP.show(page);
        page.evaluate("() => globalThis.release?.()");
    }

    void write() throws IOException {
        StringBuilder html = new StringBuilder("""
                <!doctype html><meta charset="utf-8"><title>Parley's states</title>
                <style>
                body { font: 14px system-ui; margin: 24px; background: #888; }
                h2 { margin: 24px 0 8px; }
                div { display: flex; flex-wrap: wrap; gap: 8px; align-items: start; }
                img { height: 240px; }
                </style>
                """);
        faults.forEach(fault -> html.append("<p>").append(escaped(fault)).append("</p>\n"));
        pictures.forEach((state, files) -> {
            html.append("<h2>").append(escaped(state)).append("</h2><div>");
            files.forEach(file ->
                    html.append("<a href=\"%1$s\"><img src=\"%1$s\" alt=\"\" loading=\"lazy\"></a>".formatted(file)));
            html.append("</div>\n");
        });
        Files.createDirectories(DIRECTORY);
        Files.writeString(DIRECTORY.resolve("index.html"), html);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
