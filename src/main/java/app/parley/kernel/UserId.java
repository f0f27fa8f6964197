package app.parley.kernel;

import java.util.regex.Pattern;

/** A user name: 1 to 32 of {@code a-z 0-9 . _ -}, beginning with a letter. Never changed, never given out again. */
public record UserId(String value) implements Comparable<UserId> {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9._-]{0,31}");

    public UserId {
        if (!isValid(value)) {
            throw new RequestException(
                    ErrorCode.BAD_REQUEST, "A user name is 1 to 32 of a-z 0-9 . _ - and begins with a letter.");
        }
    }

    public static boolean isValid(String value) {
        return FORM.matcher(value).matches();
    }

    /** Whether this name is one of those kept for guests. */
    public boolean isGuest() {
        return value.startsWith("guest-");
    }

    @Override
    public int compareTo(UserId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
