package app.parley.people;

import app.parley.kernel.UserId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Port: the accounts as stored. */
public interface AccountRepository {
    /** An account with what its password is checked against. */
    record WithPassword(Account account, String passwordHash) {
        @Override
        public String toString() {
            return "WithPassword[" + account + "]";
        }
    }

    boolean isEmpty();

    /** @return false, with nothing stored, when there is an account already */
    boolean insertFirst(Account account, String passwordHash);

    /** @return false, with nothing stored, when the name is taken */
    boolean insert(Account account, String passwordHash);

    Optional<Account> find(UserId user);

    Optional<WithPassword> findWithPassword(UserId user);

    /** Accounts by name. */
    List<Account> page(@Nullable UserId after, int limit);

    /** Changes one account while nobody else changes it or any admin. What the edit throws leaves all as it was. */
    Optional<Account> edit(UserId user, Edit edit);

    void setPasswordHash(UserId user, String passwordHash);

    /** A change to one account. */
    interface Edit {
        /** @param otherAdmins how many other active admins there are */
        Account apply(Account current, int otherAdmins);
    }
}
