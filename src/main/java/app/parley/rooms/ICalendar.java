package app.parley.rooms;

import java.nio.charset.StandardCharsets;

/** Writes the lines of RFC 5545: ended by CR LF, folded at 75 octets, with text escaped. */
final class ICalendar {
    private static final int MOST_OCTETS = 75;
    private static final String END = "\r\n";

    private final StringBuilder lines = new StringBuilder();

    /** Adds a property whose value is no text: a time, a rule, an address. */
    ICalendar line(String name, String value) {
        fold(name + ":" + value);
        return this;
    }

    /** Adds a property whose value is text that people wrote. */
    ICalendar text(String name, String value) {
        String escaped = value.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replaceAll("\r\n|\r|\n", "\\\\n");
        return line(name, escaped);
    }

    /** No character is cut in two; a line that goes on begins with a space, which counts. */
    private void fold(String line) {
        int octets = 0;
        for (int point : line.codePoints().toArray()) {
            String character = Character.toString(point);
            int length = character.getBytes(StandardCharsets.UTF_8).length;
            if (octets + length > MOST_OCTETS) {
                lines.append(END).append(' ');
                octets = 1;
            }
            lines.append(character);
            octets += length;
        }
        lines.append(END);
    }

    @Override
    public String toString() {
        return lines.toString();
    }
}
