package app.parley.relay.stun;

/** STUN attributes that the relay reads or writes. */
public enum Attribute {
    MAPPED_ADDRESS(0x0001),
    USERNAME(0x0006),
    MESSAGE_INTEGRITY(0x0008),
    ERROR_CODE(0x0009),
    UNKNOWN_ATTRIBUTES(0x000A),
    CHANNEL_NUMBER(0x000C),
    LIFETIME(0x000D),
    XOR_PEER_ADDRESS(0x0012),
    DATA(0x0013),
    REALM(0x0014),
    NONCE(0x0015),
    XOR_RELAYED_ADDRESS(0x0016),
    REQUESTED_ADDRESS_FAMILY(0x0017),
    EVEN_PORT(0x0018),
    REQUESTED_TRANSPORT(0x0019),
    MESSAGE_INTEGRITY_SHA256(0x001C),
    PASSWORD_ALGORITHM(0x001D),
    XOR_MAPPED_ADDRESS(0x0020),
    PRIORITY(0x0024),
    USE_CANDIDATE(0x0025),
    ADDITIONAL_ADDRESS_FAMILY(0x8000),
    ADDRESS_ERROR_CODE(0x8001),
    PASSWORD_ALGORITHMS(0x8002),
    FINGERPRINT(0x8028);

    private static final Attribute[] ALL = values();

    public final int type;

    Attribute(int type) {
        this.type = type;
    }

    /** Its place in {@link #values()}, or -1 for one that is not known here. */
    static int indexOf(int type) {
        for (int index = 0; index < ALL.length; index++) {
            if (ALL[index].type == type) {
                return index;
            }
        }
        return -1;
    }

    static int count() {
        return ALL.length;
    }

    /** Whether a message that holds it and is not understood must be refused. */
    static boolean mustBeUnderstood(int type) {
        return type < 0x8000;
    }
}
