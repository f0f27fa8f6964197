package app.parley.people;

import app.parley.kernel.UserId;
import java.util.Optional;

/** Sets and shows profile pictures. Open pages learn of each change at once, by the account's hash. Thread-safe. */
public final class Pictures {
    private final PictureRepository repository;
    private final Accounts accounts;

    public Pictures(PictureRepository repository, Accounts accounts) {
        this.repository = repository;
        this.accounts = accounts;
    }

    /** @throws app.parley.kernel.RequestException if it is no picture that may be set */
    public Account set(UserId user, byte[] content) {
        Picture picture = Picture.of(content);
        repository.save(user, picture);
        return accounts.change(user, account -> account.pictured(picture.hash()));
    }

    public void remove(UserId user) {
        repository.delete(user);
        accounts.change(user, account -> account.pictured(null));
    }

    public Optional<Picture> find(String user) {
        return UserId.isValid(user) ? repository.find(new UserId(user)) : Optional.empty();
    }
}
