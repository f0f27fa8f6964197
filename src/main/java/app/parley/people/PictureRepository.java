package app.parley.people;

import app.parley.kernel.UserId;
import java.util.Optional;

/** Port: stores one picture for each account. A picture goes with its account. */
public interface PictureRepository {
    void save(UserId user, Picture picture);

    void delete(UserId user);

    Optional<Picture> find(UserId user);
}
