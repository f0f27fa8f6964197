package app.parley.stomp;

/** How text measures in bytes of UTF-8, without encoding it. */
final class Utf8 {
    private static final int MOST_BYTES_PER_CHAR = 3;

    private Utf8() {}

    static boolean exceeds(String text, int bytes) {
        if (text.length() * MOST_BYTES_PER_CHAR <= bytes) {
            return false;
        }
        return text.length() > bytes || indexAfter(text, 0, bytes) < text.length();
    }

    /**
     * Where the text stands after so many bytes.
     *
     * @return past the text's end when it has fewer bytes; -1 when the count ends within a character
     */
    static int indexAfter(String text, int begin, int bytes) {
        int index = begin;
        int left = bytes;
        while (left > 0 && index < text.length()) {
            char c = text.charAt(index);
            if (c < 0x80) {
                left -= 1;
            } else if (c < 0x800) {
                left -= 2;
            } else if (Character.isHighSurrogate(c)) {
                left -= 4;
                index++;
            } else {
                left -= 3;
            }
            index++;
        }
        if (left < 0) {
            return -1;
        }
        return left > 0 ? text.length() + 1 : index;
    }
}
