package app.parley.stomp;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Draws frames of every kind that STOMP 1.2 can express. */
final class AnyFrame {
    private static final int[] SPECIAL = {'\n', '\r', ':', '\\', 'n', 'r', 'c', ' ', '\t', 0x7F, 0x80, 0x7FF, 0xFFFD};
    private static final int SURROGATES = 0xD800;
    private static final int AFTER_SURROGATES = 0xE000;

    private AnyFrame() {}

    static Frame drawn(RandomGenerator random) {
        Command[] commands = Command.values();
        Command command = commands[random.nextInt(commands.length)];
        List<Frame.Header> headers = new ArrayList<>();
        for (String required : command.requiredHeaders()) {
            headers.add(new Frame.Header(required, value(command, random)));
        }
        for (int more = random.nextInt(6); more > 0; more--) {
            int at = random.nextInt(headers.size() + 1);
            headers.add(at, new Frame.Header(name(command, random), value(command, random)));
        }
        return new Frame(command, headers, command.allowsBody() ? text(random, 40, true) : "");
    }

    private static String name(Command command, RandomGenerator random) {
        String name = value(command, random).replace("content-length", "");
        String plain = command.escapesHeaders() ? name : name.replace(":", "");
        return plain.isEmpty() ? "x" : plain;
    }

    /** Frames that know no escapes cannot hold line ends. */
    private static String value(Command command, RandomGenerator random) {
        String text = text(random, 12, false);
        return command.escapesHeaders() ? text : text.replace("\n", "").replace("\r", "");
    }

    /** Any characters, the awkward ones more often than others. */
    static String text(RandomGenerator random, int most, boolean nul) {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(most + 1); length > 0; length--) {
            switch (random.nextInt(4)) {
                case 0 -> text.appendCodePoint(SPECIAL[random.nextInt(SPECIAL.length)]);
                case 1 -> text.appendCodePoint(random.nextInt(nul ? 0 : 1, 0x80));
                case 2 -> text.appendCodePoint(random.nextInt(0x80, SURROGATES));
                default -> text.appendCodePoint(random.nextInt(AFTER_SURROGATES, Character.MAX_CODE_POINT + 1));
            }
        }
        return text.toString();
    }
}
