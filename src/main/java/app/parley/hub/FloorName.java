package app.parley.hub;

import java.util.regex.Pattern;

/** What guests of the json dialect may be called. */
final class FloorName {
    private static final String LETTER = "\\p{L}\\p{N}._\\-";
    private static final Pattern NAME =
            Pattern.compile("[" + LETTER + "]([" + LETTER + "\\p{M} ]*[" + LETTER + "\\p{M}])?");

    /** Letters and marks that show as nothing (Unicode: Default_Ignorable_Code_Point). */
    private static final Pattern BLANK = Pattern.compile(
            "[\\u034F\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180F\\u3164\\uFE00-\\uFE0F\\uFFA0\\x{E0100}-\\x{E01EF}]");

    private FloorName() {}

    /** Letters and digits of any script, with what is set on them; no blank before or behind. */
    static boolean isValid(String name, int most) {
        return name.codePointCount(0, name.length()) <= most
                && NAME.matcher(name).matches()
                && !BLANK.matcher(name).find();
    }
}
