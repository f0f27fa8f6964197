package app.parley.passkeys;

import app.parley.kernel.ErrorCode;
import app.parley.kernel.RequestException;
import app.parley.kernel.UserId;
import app.parley.people.Account;
import app.parley.people.AuthenticatedUser;
import app.parley.people.LoginSession;
import app.parley.people.PasskeyRule;
import app.parley.people.SessionRevoker;
import app.parley.people.SignIn;
import app.parley.people.TokenGenerator;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds passkeys to the account that is signed in. Thread-safe. */
public final class PasskeyRegistration {
    static final int MOST = 20;

    private final PasskeyRepository repository;
    private final Challenges challenges;
    private final PasskeySignIn passkeySignIn;
    private final SignIn signIn;
    private final PasskeyRule rule;
    private final SessionRevoker revoker;
    private final TokenGenerator generator;
    private final InstantSource clock;

    public PasskeyRegistration(
            PasskeyRepository repository,
            Challenges challenges,
            PasskeySignIn passkeySignIn,
            SignIn signIn,
            PasskeyRule rule,
            SessionRevoker revoker,
            TokenGenerator generator,
            InstantSource clock) {
        this.repository = repository;
        this.challenges = challenges;
        this.passkeySignIn = passkeySignIn;
        this.signIn = signIn;
        this.rule = rule;
        this.revoker = revoker;
        this.generator = generator;
        this.clock = clock;
    }

    /**
     * Where a request comes from.
     *
     * @param browser the secret of the browser that may answer
     */
    public record Place(Site site, String browser, String address) {}

    /**
     * What shows again who asks.
     *
     * @param passkey a browser's answer, as JSON
     */
    public record Confirmation(
            @Nullable String password, @Nullable String passkey) {
        @Override
        public String toString() {
            return "Confirmation";
        }
    }

    /**
     * Returns what the browser asks its devices, as JSON.
     *
     * @throws RequestException {@code CONFIRMATION_REQUIRED} if nothing is confirmed and the sign-in is not fresh
     */
    public String begin(AuthenticatedUser caller, Confirmation confirmation, Place place) {
        Account account = signedIn(caller);
        UserId user = account.user();
        List<Passkey> passkeys = repository.of(user);
        refuseMore(passkeys);
        confirm(caller, confirmation, place);
        WebAuthn.Asked asked = WebAuthn.askForNew(place.site(), held(user, passkeys), account.displayName());
        challenges.put(asked.challenge(), owner(caller, place), asked.request(), place.address());
        return asked.options();
    }

    /** @param answer the browser's answer, as JSON */
    public Passkey finish(AuthenticatedUser caller, String answer, String name, Place place) {
        Account account = signedIn(caller);
        WebAuthn.NewAnswer read = WebAuthn.newAnswer(answer);
        String request = challenges.take(read.challenge(), owner(caller, place));
        refuseMore(repository.of(account.user()));
        WebAuthn.Made made =
                WebAuthn.checkNew(place.site(), held(account.user(), repository.of(account.user())), request, read);
        Passkey passkey = new Passkey(
                generator.id("k_"),
                account.user(),
                place.site().host(),
                made.credentialId(),
                made.publicKey(),
                made.signCount(),
                name,
                clock.instant(),
                null);
        if (!repository.insert(passkey)) {
            throw new RequestException(ErrorCode.CONFLICT, "This passkey is known here already.");
        }
        // What was refused for want of a passkey is allowed from now on.
        revoker.changed(account);
        return passkey;
    }

    private static void refuseMore(List<Passkey> passkeys) {
        if (passkeys.size() >= MOST) {
            throw new RequestException(ErrorCode.CONFLICT, "You have " + MOST + " passkeys. Remove one first.");
        }
    }

    private HeldPasskeys held(UserId user, List<Passkey> passkeys) {
        return new HeldPasskeys(user.value(), repository.handle(user, generator.token()), passkeys);
    }

    private void confirm(AuthenticatedUser caller, Confirmation confirmation, Place place) {
        UserId user = caller.person().user();
        String password = confirmation.password();
        String passkey = confirmation.passkey();
        if (passkey != null) {
            Account proven = passkeySignIn.proven(place.site(), place.browser(), passkey, place.address());
            if (!proven.user().equals(user)) {
                throw RequestException.invalid("passkey", "is not one of yours");
            }
        } else if (password != null) {
            if (!rule.takesPassword(user)) {
                throw PasskeyRule.refusal("This account signs in with its passkey, not with its password.");
            }
            signIn.confirm(user, password, place.address(), "password");
        } else if (!isFresh(caller.session())) {
            throw new RequestException(
                    ErrorCode.CONFIRMATION_REQUIRED, "Show again who you are: by your password, or a passkey.");
        }
    }

    private boolean isFresh(@Nullable LoginSession session) {
        return session != null && session.isFresh(clock.instant());
    }

    private static Account signedIn(AuthenticatedUser caller) {
        Account account = caller.account();
        if (account == null || caller.session() == null) {
            throw new RequestException(ErrorCode.FORBIDDEN, "An API token makes no passkeys: sign in on the page.");
        }
        return account;
    }

    private static String owner(AuthenticatedUser caller, Place place) {
        return "add " + caller.credential() + " " + place.browser();
    }
}
