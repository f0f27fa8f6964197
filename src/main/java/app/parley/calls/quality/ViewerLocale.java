package app.parley.calls.quality;

import java.time.ZoneId;

/**
 * How the log speaks to who asks.
 *
 * @param user the asker, who is spoken to as "you"
 * @param zone whose clock times are told by
 * @param zoneNamed whether the zone is said with each time, as it is not the asker's own
 */
public record ViewerLocale(String user, Language language, ZoneId zone, boolean zoneNamed) {
    /** To nobody in particular: a program, or several people. */
    public static final ViewerLocale TO_ANYBODY = new ViewerLocale("", Language.ENGLISH, ZoneId.of("UTC"), true);

    /** The languages that verdicts come in. */
    public enum Language {
        ENGLISH,
        KOREAN
    }
}
