package app.parley.kernel;

import org.jspecify.annotations.Nullable;

/**
 * The person of a session.
 *
 * @param guest a guest has no account, and no place in the presence list
 * @param admin may do whatever a host may, in every room
 * @param onlyRoom the one room a guest was invited to; null for accounts and for guests of the json dialect
 */
public record Person(
        UserId user,
        String name,
        boolean guest,
        boolean admin,
        @Nullable RoomId onlyRoom) {}
