package app.parley.tls.acme;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why the authority gave no certificate, in a sentence. */
public final class IssuanceFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final @Nullable Instant notBefore;

    IssuanceFailure(String sentence, @Nullable Instant notBefore, Throwable cause) {
        super(sentence, cause);
        this.notBefore = notBefore;
    }

    IssuanceFailure(String sentence) {
        super(sentence);
        notBefore = null;
    }

    /** Returns when the authority wants to be asked again at the earliest. */
    Optional<Instant> notBefore() {
        return Optional.ofNullable(notBefore);
    }
}
