package app.parley.boot;

import app.parley.kernel.TimeSource;
import app.parley.passkeys.Challenges;
import app.parley.passkeys.PasskeyRegistration;
import app.parley.passkeys.PasskeyRepository;
import app.parley.passkeys.PasskeySignIn;
import app.parley.passkeys.Passkeys;
import app.parley.people.PasskeyRule;
import app.parley.people.SessionRevoker;
import app.parley.people.SignIn;
import app.parley.people.TokenGenerator;

/** Wires the services for passkeys. */
public record PasskeyModule(Passkeys passkeys, PasskeySignIn signIn, PasskeyRegistration registration) {
    public static PasskeyModule open(
            PasskeyRepository repository,
            PasskeyRule rule,
            SignIn signIn,
            SessionRevoker revoker,
            TokenGenerator generator,
            TimeSource clock) {
        Challenges challenges = new Challenges(clock);
        PasskeySignIn passkeySignIn = new PasskeySignIn(repository, challenges, signIn, generator, clock);
        return new PasskeyModule(
                new Passkeys(repository, rule, revoker),
                passkeySignIn,
                new PasskeyRegistration(
                        repository, challenges, passkeySignIn, signIn, rule, revoker, generator, clock));
    }
}
