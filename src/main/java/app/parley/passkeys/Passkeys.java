package app.parley.passkeys;

import app.parley.kernel.ErrorCode;
import app.parley.kernel.RequestException;
import app.parley.kernel.UserId;
import app.parley.passkeys.PasskeyRepository.Place;
import app.parley.passkeys.PasskeyRepository.Removal;
import app.parley.people.ApiToken;
import app.parley.people.PasskeyRule;
import app.parley.people.SessionRevoker;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists, renames and removes passkeys. Thread-safe. */
public final class Passkeys {
    private final PasskeyRepository repository;
    private final PasskeyRule rule;
    private final SessionRevoker revoker;

    public Passkeys(PasskeyRepository repository, PasskeyRule rule, SessionRevoker revoker) {
        this.repository = repository;
        this.rule = rule;
        this.revoker = revoker;
    }

    /** Returns the passkeys of a user, the oldest first. */
    public List<Passkey> of(UserId user) {
        return repository.of(user);
    }

    /** Returns the passkeys of everybody, by user, the oldest first. */
    public List<Passkey> page(@Nullable Place after, int limit) {
        return repository.page(after, limit);
    }

    /** @throws RequestException {@code NOT_FOUND} if the user has no such passkey */
    public Passkey get(UserId user, String id) {
        return of(user).stream()
                .filter(passkey -> passkey.id().equals(id))
                .findFirst()
                .orElseThrow(Passkeys::unknown);
    }

    public Passkey rename(UserId user, String id, String name) {
        Passkey passkey = get(user, id);
        if (!repository.rename(user, id, name)) {
            throw unknown();
        }
        return passkey.named(name);
    }

    /**
     * Removes one's own passkey.
     *
     * @throws RequestException {@code CONFLICT} if it is the last one, and this server asks for one
     */
    public void remove(UserId user, String id) {
        remove(user, id, rule.isRequired());
    }

    /** Removes a passkey of somebody who may have none left then. */
    public void removeOf(UserId user, String id) {
        remove(user, id, false);
    }

    private void remove(UserId user, String id, boolean leaveOne) {
        Removal removal = repository.remove(user, id, leaveOne);
        if (removal == Removal.UNKNOWN) {
            throw unknown();
        }
        if (removal == Removal.LAST) {
            throw new RequestException(
                    ErrorCode.CONFLICT, "This is your only passkey, and this server asks for one. Add another first.");
        }
        if (rule.mustAdd(user)) {
            revoker.signedOut(user, false, ApiToken::isCredential);
        }
    }

    private static RequestException unknown() {
        return new RequestException(ErrorCode.NOT_FOUND, "There is no such passkey.");
    }
}
