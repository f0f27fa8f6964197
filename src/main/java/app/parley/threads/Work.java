package app.parley.threads;

/** Kinds of work that may wait for something slow, and so hold a thread without using it. */
public enum Work {
    /** An answer of the API, which may ask the database. */
    REQUEST,
    /** A password is hashed. */
    PASSWORD,
    /** The passcode of a room is hashed. Passwords come first. */
    PASSCODE,
    /** The provider of sign-ins is asked. */
    PROVIDER,
    /** A socket's sign-in, which asks the database. */
    SIGN_IN
}
