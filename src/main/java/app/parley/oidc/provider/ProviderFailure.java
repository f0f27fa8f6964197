package app.parley.oidc.provider;

import com.nimbusds.jose.KeySourceException;

/** The provider did not do its part. The message is for the log, has no secrets, and ends a sentence. */
public final class ProviderFailure extends Exception {
    private static final long serialVersionUID = 1;

    /** Whose fault it is, as far as one can tell. */
    public enum Kind {
        /** The provider cannot be reached, or its answers are of no use. */
        AWAY,
        /** The provider refused the code, or a token is not what it has to be. */
        REFUSED
    }

    private final Kind kind;

    ProviderFailure(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    static ProviderFailure away(String message) {
        return new ProviderFailure(Kind.AWAY, message);
    }

    static ProviderFailure refused(String message) {
        return new ProviderFailure(Kind.REFUSED, message);
    }

    /** What is wrong with a token; keys that cannot be had are the provider's absence, though. */
    static ProviderFailure of(Exception wrong, String sentence) {
        if (wrong instanceof KeySourceException) {
            return away("its keys cannot be had");
        }
        return refused(sentence + ": " + wrong.getClass().getSimpleName());
    }

    public Kind kind() {
        return kind;
    }

    /** Why, as the end of a sentence. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
