package app.parley.relay.stun;

/** What a client signs its messages with. */
public final class IntegrityKey {
    private final Attribute kind;
    private final byte[] key;

    /**
     * Keeps the key as it is.
     *
     * @param kind the attribute that holds the signature: MESSAGE-INTEGRITY or MESSAGE-INTEGRITY-SHA256
     * @param key made of user name, realm and password
     */
    public IntegrityKey(Attribute kind, byte[] key) {
        this.kind = kind;
        this.key = key;
    }

    Attribute kind() {
        return kind;
    }

    byte[] key() {
        return key;
    }
}
