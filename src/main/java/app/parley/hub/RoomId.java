package app.parley.hub;

import java.util.regex.Pattern;

/** A room's id: 1 to 64 of {@code a-z A-Z 0-9 _ -}, so that it fits a destination and a path as it is. */
public record RoomId(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    public RoomId {
        if (!isValid(value)) {
            throw new Refusal(Code.NO_SUCH_ROOM, "There is no such room.");
        }
    }

    public static boolean isValid(String value) {
        return FORM.matcher(value).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
