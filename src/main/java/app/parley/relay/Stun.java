package app.parley.relay;

/** The numbers of RFC 8489 and RFC 8656. */
final class Stun {
    static final int COOKIE = 0x2112A442;
    static final int HEADER = 20;
    static final int TRANSACTION = 12;
    static final int FINGERPRINT_MASK = 0x5354554E;

    static final int BINDING = 0x001;
    static final int ALLOCATE = 0x003;
    static final int REFRESH = 0x004;
    static final int SEND = 0x006;
    static final int DATA = 0x007;
    static final int CREATE_PERMISSION = 0x008;
    static final int CHANNEL_BIND = 0x009;

    static final int REQUEST = 0x000;
    static final int INDICATION = 0x010;
    static final int SUCCESS = 0x100;
    static final int ERROR = 0x110;

    static final int IPV4 = 1;
    static final int IPV6 = 2;
    static final int UDP = 17;

    static final int FIRST_CHANNEL = 0x4000;
    static final int LAST_CHANNEL = 0x7FFF;

    static final int BAD_REQUEST = 400;
    static final int UNAUTHENTICATED = 401;
    static final int FORBIDDEN = 403;
    static final int UNKNOWN_ATTRIBUTE = 420;
    static final int ALLOCATION_MISMATCH = 437;
    static final int STALE_NONCE = 438;
    static final int ADDRESS_FAMILY_NOT_SUPPORTED = 440;
    static final int WRONG_CREDENTIALS = 441;
    static final int UNSUPPORTED_TRANSPORT = 442;
    static final int PEER_ADDRESS_FAMILY_MISMATCH = 443;
    static final int ALLOCATION_QUOTA_REACHED = 486;
    static final int INSUFFICIENT_CAPACITY = 508;

    private Stun() {}

    static String reason(int code) {
        return switch (code) {
            case BAD_REQUEST -> "Bad Request";
            case UNAUTHENTICATED -> "Unauthorized";
            case FORBIDDEN -> "Forbidden";
            case UNKNOWN_ATTRIBUTE -> "Unknown Attribute";
            case ALLOCATION_MISMATCH -> "Allocation Mismatch";
            case STALE_NONCE -> "Stale Nonce";
            case ADDRESS_FAMILY_NOT_SUPPORTED -> "Address Family not Supported";
            case WRONG_CREDENTIALS -> "Wrong Credentials";
            case UNSUPPORTED_TRANSPORT -> "Unsupported Transport Protocol";
            case PEER_ADDRESS_FAMILY_MISMATCH -> "Peer Address Family Mismatch";
            case ALLOCATION_QUOTA_REACHED -> "Allocation Quota Reached";
            case INSUFFICIENT_CAPACITY -> "Insufficient Capacity";
            default -> "Server Error";
        };
    }

    /** The message type: a method's bits lie around those of the class. */
    static int type(int method, int kind) {
        return (method & 0xF) | (method & 0x70) << 1 | (method & 0xF80) << 2 | kind;
    }

    static int method(int type) {
        return (type & 0xF) | (type >> 1 & 0x70) | (type >> 2 & 0xF80);
    }

    static int kind(int type) {
        return type & 0x110;
    }

    static int padded(int length) {
        return (length + 3) & ~3;
    }
}
