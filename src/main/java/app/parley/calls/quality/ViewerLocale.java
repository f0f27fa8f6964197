package app.parley.calls.quality;

import java.time.ZoneId;

/**
 * The language and time zone in which the log's texts address a viewer.
 *
 * @param user the viewer, whom the text addresses as "you"
 * @param zone the time zone of the clock times
 * @param zoneNamed whether each time names the zone, because it is not the viewer's own
 */
public record ViewerLocale(String user, Language language, ZoneId zone, boolean zoneNamed) {
    /** For no particular viewer: a program, or several people. */
    public static final ViewerLocale TO_ANYBODY = new ViewerLocale("", Language.ENGLISH, ZoneId.of("UTC"), true);

    /** The languages of verdicts. */
    public enum Language {
        ENGLISH,
        KOREAN
    }
}
