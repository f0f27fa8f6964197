package app.parley.stomp;

import java.nio.charset.StandardCharsets;

/** How text measures in bytes of UTF-8, without encoding it. */
final class Utf8 {
    private static final int MOST_BYTES_PER_CHAR = 3;

    private Utf8() {}

    static boolean exceeds(String text, int begin, int end, int bytes) {
        int characters = end - begin;
        if (characters * MOST_BYTES_PER_CHAR <= bytes) {
            return false;
        }
        return characters > bytes || indexAfter(text, begin, bytes) < end;
    }

    /**
     * Where the text stands after so many bytes.
     *
     * @return past the text's end when it has fewer bytes; -1 when the count ends within a character
     */
    static int indexAfter(String text, int begin, int bytes) {
        int end = begin + bytes;
        // Usually everything is ASCII, which the encoder sees faster than a loop.
        if (end <= text.length() && text.substring(begin, end).getBytes(StandardCharsets.UTF_8).length == bytes) {
            return end;
        }
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
