package app.parley.store.account;

import app.parley.kernel.UserId;
import app.parley.people.Picture;
import app.parley.people.PictureRepository;
import app.parley.store.db.Database;
import java.util.Optional;

/** Owns the table {@code pictures}. */
public final class PictureStore implements PictureRepository {
    private final Database database;

    public PictureStore(Database database) {
        this.database = database;
    }

    @Override
    public void save(UserId user, Picture picture) {
        database.useTransaction(handle -> {
            // Two devices of one person may do this at once: the later one waits here for the earlier one.
            handle.select("SELECT username FROM accounts WHERE username = ? FOR UPDATE", user.value())
                    .mapTo(String.class)
                    .list();
            handle.execute("DELETE FROM pictures WHERE username = ?", user.value());
            handle.createUpdate("""
                            INSERT INTO pictures (username, media_type, hash, content)
                            VALUES (:user, :mediaType, :hash, :content)
                            """)
                    .bind("user", user.value())
                    .bind("mediaType", picture.mediaType())
                    .bind("hash", picture.hash())
                    .bind("content", picture.content())
                    .execute();
        });
    }

    @Override
    public void delete(UserId user) {
        database.useTransaction(handle -> handle.execute("DELETE FROM pictures WHERE username = ?", user.value()));
    }

    @Override
    public Optional<Picture> find(UserId user) {
        return database.query(handle -> handle.select("SELECT * FROM pictures WHERE username = ?", user.value())
                .map((row, context) ->
                        new Picture(row.getString("media_type"), row.getString("hash"), row.getBytes("content")))
                .findOne());
    }
}
