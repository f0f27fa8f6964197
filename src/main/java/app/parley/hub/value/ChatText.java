package app.parley.hub.value;

import app.parley.kernel.ErrorCode;
import app.parley.kernel.RequestException;

/** The text of a chat message in a room: at least one character. The server's limit bounds its length. */
public record ChatText(String value) {
    /** @throws RequestException {@code bad-request} if it is empty */
    public ChatText {
        if (value.isEmpty()) {
            throw new RequestException(ErrorCode.BAD_REQUEST, "A message has at least one character.");
        }
    }

    /** @throws RequestException {@code too-large} if it has more code points than that */
    public void requireAtMost(int characters) {
        requireAtMost(value, characters);
    }

    /** The same rule for a message of the json dialect, which may be empty. */
    public static void requireAtMost(String text, int characters) {
        if (text.codePointCount(0, text.length()) > characters) {
            throw new RequestException(ErrorCode.TOO_LARGE, "A message has at most " + characters + " characters.");
        }
    }
}
