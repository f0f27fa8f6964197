package app.parley.kernel;

/** The code points that are invisible by themselves, and belong to a picture where they stand in one. */
final class Emoji {
    private static final int JOINER = 0x200D;
    private static final int TEXT_STYLE = 0xFE0E;
    private static final int PICTURE_STYLE = 0xFE0F;
    private static final int KEYCAP = 0x20E3;
    private static final int BLACK_FLAG = 0x1F3F4;
    private static final int FIRST_TAG = 0xE0020;
    private static final int LAST_TAG = 0xE007E;
    private static final int END_OF_TAGS = 0xE007F;

    private Emoji() {}

    static boolean isPartAt(int[] points, int index) {
        int point = points[index];
        int before = index == 0 ? 0 : points[index - 1];
        int after = index + 1 == points.length ? 0 : points[index + 1];
        if (point == JOINER) {
            return isPicture(after) && (isPicture(before) || before == PICTURE_STYLE || before == END_OF_TAGS);
        }
        if (point == PICTURE_STYLE || point == TEXT_STYLE) {
            return isPicture(before) || (isKey(before) && after == KEYCAP);
        }
        if (isTag(point)) {
            return isInFlag(points, index) && (isTag(after) || after == END_OF_TAGS);
        }
        return point == END_OF_TAGS && isTag(before) && isInFlag(points, index);
    }

    /** England, Scotland and Wales: a black flag, and the place in tags. */
    private static boolean isInFlag(int[] points, int index) {
        int start = index - 1;
        while (start >= 0 && isTag(points[start])) {
            start--;
        }
        return start >= 0 && points[start] == BLACK_FLAG;
    }

    private static boolean isTag(int point) {
        return point >= FIRST_TAG && point <= LAST_TAG;
    }

    private static boolean isKey(int point) {
        return point == '#' || point == '*' || (point >= '0' && point <= '9');
    }

    // The blocks that pictures stand in. Java names them one by one only from version 21 on.
    private static boolean isPicture(int point) {
        return (point >= 0x1F000 && point <= 0x1FAFF)
                || (point >= 0x2190 && point <= 0x23FF)
                || (point >= 0x2460 && point <= 0x27BF)
                || (point >= 0x2900 && point <= 0x297F)
                || (point >= 0x2B00 && point <= 0x2BFF)
                || (point >= 0x3200 && point <= 0x32FF)
                || isSign(point);
    }

    private static boolean isSign(int point) {
        return switch (point) {
            case 0xA9, 0xAE, 0x203C, 0x2049, 0x2122, 0x2139, 0x3030, 0x303D -> true;
            default -> false;
        };
    }
}
