package app.parley.people;

import app.parley.kernel.UserId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Port: stores the accounts. */
public interface AccountRepository {
    /** An account with the hash of its password. */
    record WithPassword(Account account, String passwordHash) {
        @Override
        public String toString() {
            return "WithPassword[" + account + "]";
        }
    }

    boolean isEmpty();

    /** @return false, and nothing is stored, if an account already exists */
    boolean insertFirst(Account account, String passwordHash);

    /** @return false, and nothing is stored, if the name is taken */
    boolean insert(Account account, String passwordHash);

    Optional<Account> find(UserId user);

    Optional<WithPassword> findWithPassword(UserId user);

    /** Returns accounts in the order of their names. */
    List<Account> page(@Nullable UserId after, int limit);

    /** Changes one account while no other transaction changes it or any admin. If the edit throws, nothing changes. */
    Optional<Account> edit(UserId user, Edit edit);

    void setPasswordHash(UserId user, String passwordHash);

    /** A change of one account. */
    interface Edit {
        /** @param otherAdmins the number of other active admins */
        Account apply(Account current, int otherAdmins);
    }
}
