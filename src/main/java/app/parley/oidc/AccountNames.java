package app.parley.oidc;

import app.parley.kernel.VisibleText;
import app.parley.oidc.provider.Claims;
import app.parley.people.CredentialRules;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the names of a new account of what the provider says, by the rules that hold for all names. */
final class AccountNames {
    private static final int LONGEST_LABEL = 100;

    /** The longest user name is 32, which leaves room for a number. */
    private static final int LONGEST_BASE = 28;

    private static final String NAMELESS = "user";

    private AccountNames() {}

    /** Returns a user name, or its {@code number}-th variant if others have the first ones. */
    static String username(Claims claims, int number) {
        String base = Stream.of(beforeAt(claims.text("preferred_username")), firstWord(claims.text("name")))
                .filter(Objects::nonNull)
                .map(AccountNames::plain)
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse(NAMELESS);
        String allowed = CredentialRules.faultOfUsername(base).isEmpty() ? base : NAMELESS;
        String made = number == 1 ? allowed : allowed + "-" + number;
        // With a number it may be one that the server gives to others, such as guest-2.
        return CredentialRules.faultOfUsername(made).isEmpty() ? made : NAMELESS + "-" + number;
    }

    static String displayName(Claims claims, String username) {
        return Stream.of(claims.text("name"), claims.text("preferred_username"))
                .filter(Objects::nonNull)
                .map(name -> shown(name, CredentialRules.LONGEST_NAME))
                .filter(name -> VisibleText.faultOf(name, 1, CredentialRules.LONGEST_NAME)
                        .isEmpty())
                .findFirst()
                .orElse(username);
    }

    /** Returns what the person would recognize the identity by. */
    static String label(Claims claims, String subject) {
        return Stream.of(claims.text("email"), claims.text("preferred_username"), claims.text("name"), subject)
                .filter(Objects::nonNull)
                .map(name -> shown(name, LONGEST_LABEL))
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse(NAMELESS);
    }

    private static String shown(String text, int most) {
        String tidy = VisibleText.tidy(VisibleText.withoutInvisible(text));
        int length = tidy.codePointCount(0, tidy.length());
        return length <= most
                ? tidy
                : tidy.substring(0, tidy.offsetByCodePoints(0, most)).strip();
    }

    private static @Nullable String beforeAt(@Nullable String name) {
        return name == null ? null : name.split("@", 2)[0];
    }

    private static @Nullable String firstWord(@Nullable String name) {
        return name == null ? null : name.strip().split("\\s+", 2)[0];
    }

    private static String plain(String name) {
        String ascii = Normalizer.normalize(name, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9._-]", "")
                .replaceAll("^[^a-z]+", "");
        return ascii.substring(0, Math.min(LONGEST_BASE, ascii.length()));
    }
}
