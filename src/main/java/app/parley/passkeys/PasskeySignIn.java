package app.parley.passkeys;

import app.parley.people.Account;
import app.parley.people.ClientInfo;
import app.parley.people.LoginSessions;
import app.parley.people.SignIn;
import app.parley.people.TokenGenerator;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Signs people in by a passkey, without a name. Thread-safe. */
public final class PasskeySignIn {
    private final PasskeyRepository repository;
    private final Challenges challenges;
    private final SignIn signIn;
    private final TokenGenerator generator;
    private final InstantSource clock;

    public PasskeySignIn(
            PasskeyRepository repository,
            Challenges challenges,
            SignIn signIn,
            TokenGenerator generator,
            InstantSource clock) {
        this.repository = repository;
        this.challenges = challenges;
        this.signIn = signIn;
        this.generator = generator;
        this.clock = clock;
    }

    /**
     * Returns what the browser asks its devices, as JSON.
     *
     * @param browser the secret of the browser that may answer
     */
    public String begin(Site site, String browser, String address) {
        WebAuthn.Asked asked = WebAuthn.askForAny(site);
        challenges.put(asked.challenge(), owner(browser), asked.request(), address);
        return asked.options();
    }

    /**
     * Signs in.
     *
     * @param answer the browser's answer, as JSON
     * @throws app.parley.kernel.RequestException as {@link #proven}; {@code PASSWORD_SIGN_IN_OFF} where the provider is
     *     the only way in
     */
    public LoginSessions.Opened finish(Site site, String browser, String answer, ClientInfo client) {
        signIn.refuseAllButTheProvider();
        return signIn.open(proven(site, browser, answer, client.address()), client, "passkey");
    }

    /**
     * Returns whose passkey has signed the answer. The answer is used up, right or wrong.
     *
     * @throws app.parley.kernel.RequestException {@code BAD_REQUEST} if it is no answer, {@code GONE} if nothing was
     *     asked, {@code UNAUTHENTICATED}, {@code ACCOUNT_DISABLED} or {@code RATE_LIMITED}
     */
    Account proven(Site site, String browser, String json, String address) {
        WebAuthn.SignedAnswer answer = WebAuthn.signedAnswer(json);
        String request = challenges.take(answer.challenge(), owner(browser));
        Passkey passkey = repository.findByCredential(answer.credentialId()).orElse(null);
        return signIn.byProof(
                passkey == null ? null : passkey.user(), address, () -> fault(site, passkey, request, answer));
    }

    private @Nullable String fault(Site site, @Nullable Passkey passkey, String request, WebAuthn.SignedAnswer answer) {
        if (passkey == null) {
            return WebAuthn.Checked.FALSE.fault();
        }
        String handle = repository.handle(passkey.user(), generator.token());
        HeldPasskeys held = new HeldPasskeys(passkey.user().value(), handle, List.of(passkey));
        WebAuthn.Checked checked = WebAuthn.check(site, held, request, answer);
        if (checked.fault() != null) {
            return checked.fault();
        }
        // Of two uses with one count, the second is a copy's.
        return repository.use(passkey.id(), checked.signCount(), clock.instant())
                ? null
                : WebAuthn.Checked.COUNTED_BACK.fault();
    }

    private static String owner(String browser) {
        return "sign-in " + browser;
    }
}
