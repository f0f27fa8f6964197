package app.parley.people;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Derives short names of browsers and devices from {@code User-Agent}, for people. */
public final class UserAgents {
    // The order matters: Edge and Opera also contain "Chrome", Chrome contains "Safari", and Android contains "Linux".
    private static final List<Mark> BROWSERS = List.of(
            new Mark("Edg", "Edge"),
            new Mark("OPR/", "Opera"),
            new Mark("SamsungBrowser", "Samsung Internet"),
            new Mark("Firefox/", "Firefox"),
            new Mark("FxiOS", "Firefox"),
            new Mark("CriOS", "Chrome"),
            new Mark("Chrome/", "Chrome"),
            new Mark("Safari/", "Safari"));
    private static final List<Mark> SYSTEMS = List.of(
            new Mark("iPhone", "iPhone"),
            new Mark("iPad", "iPad"),
            new Mark("Android", "Android"),
            new Mark("CrOS", "ChromeOS"),
            new Mark("Windows", "Windows"),
            new Mark("Macintosh", "macOS"),
            new Mark("Linux", "Linux"));

    private UserAgents() {}

    private record Mark(String sign, String name) {}

    /** @param userAgent the request's {@code User-Agent} */
    public static String name(@Nullable String userAgent) {
        if (userAgent == null) {
            return "Unknown device";
        }
        Function<List<Mark>, @Nullable String> first = marks -> marks.stream()
                .filter(mark -> userAgent.contains(mark.sign()))
                .map(Mark::name)
                .findFirst()
                .orElse(null);
        String browser = first.apply(BROWSERS);
        String system = first.apply(SYSTEMS);
        if (browser == null) {
            return system == null ? "Unknown device" : system;
        }
        return system == null ? browser : browser + " on " + system;
    }
}
