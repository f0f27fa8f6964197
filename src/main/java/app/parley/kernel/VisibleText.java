package app.parley.kernel;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One line of text that people read, such as a name: all of it can be seen, so that two that look alike are alike. The
 * only rule for names and status texts.
 */
public final class VisibleText {
    private static final Pattern BLANKS = Pattern.compile("\\p{Zs}+");

    private VisibleText() {}

    /** The text in the form that is kept: NFC, each run of blanks one space, none at the ends. */
    public static String tidy(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        return BLANKS.matcher(composed).replaceAll(" ").strip();
    }

    /**
     * Finds the fault of a tidied text, as the end of a sentence; empty for a good text.
     *
     * @param least 0 or 1
     * @param most in code points
     */
    public static Optional<String> faultOf(String tidy, int least, int most) {
        int length = tidy.codePointCount(0, tidy.length());
        if (length < least || length > most) {
            return Optional.of("must have " + least + " to " + most + " characters");
        }
        int[] points = tidy.codePoints().toArray();
        boolean seen = length == 0;
        for (int i = 0; i < points.length; i++) {
            if (isInvisible(points[i]) && !Emoji.isPartAt(points, i)) {
                return Optional.of("must not have control, bidirectional or invisible characters");
            }
            seen |= shows(points[i]);
        }
        return seen ? Optional.empty() : Optional.of("must have characters that can be seen");
    }

    /** For words that are looked for in a text, where what is not seen does not count. */
    public static String withoutInvisible(String text) {
        return text.codePoints()
                .filter(point -> !isInvisible(point))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Whether it controls, is not to be shown, has no meaning of its own, or shows as a blank that is no space. */
    static boolean isInvisible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> isIgnorable(point) || isBlank(point) || isNoCharacter(point);
        };
    }

    private static boolean shows(int point) {
        return switch (Character.getType(point)) {
            case Character.SPACE_SEPARATOR,
                    Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.ENCLOSING_MARK -> false;
            default -> !isInvisible(point);
        };
    }

    /** Unicode's Default_Ignorable_Code_Point, but for those that are a format anyway. */
    private static boolean isIgnorable(int point) {
        return point == 0x034F
                || isIn(point, 0x115F, 0x1160)
                || isIn(point, 0x17B4, 0x17B5)
                || isIn(point, 0x180B, 0x180F)
                || point == 0x2065
                || point == 0x3164
                || isIn(point, 0xFE00, 0xFE0F)
                || point == 0xFFA0
                || isIn(point, 0xFFF0, 0xFFF8)
                || isIn(point, 0xE0000, 0xE0FFF);
    }

    /** Letters and signs that are drawn as nothing: Braille without a dot, the null note head, the Khitan filler. */
    private static boolean isBlank(int point) {
        return point == 0x2800 || point == 0x1D159 || point == 0x16FE4;
    }

    private static boolean isNoCharacter(int point) {
        return isIn(point, 0xFDD0, 0xFDEF) || (point & 0xFFFE) == 0xFFFE;
    }

    private static boolean isIn(int point, int first, int last) {
        return point >= first && point <= last;
    }
}
