package app.parley.relay.stun;

/** The numbers of RFC 8489 and RFC 8656. */
public final class Stun {
    public static final int COOKIE = 0x2112A442;
    public static final int HEADER = 20;
    public static final int TRANSACTION = 12;
    static final int FINGERPRINT_MASK = 0x5354554E;

    public static final int BINDING = 0x001;
    public static final int ALLOCATE = 0x003;
    public static final int REFRESH = 0x004;
    public static final int SEND = 0x006;
    public static final int DATA = 0x007;
    public static final int CREATE_PERMISSION = 0x008;
    public static final int CHANNEL_BIND = 0x009;

    public static final int REQUEST = 0x000;
    public static final int INDICATION = 0x010;
    public static final int SUCCESS = 0x100;
    public static final int ERROR = 0x110;

    public static final int IPV4 = 1;
    public static final int IPV6 = 2;
    public static final int UDP = 17;

    public static final int FIRST_CHANNEL = 0x4000;
    public static final int LAST_CHANNEL = 0x7FFF;

    public static final int BAD_REQUEST = 400;
    public static final int UNAUTHENTICATED = 401;
    public static final int FORBIDDEN = 403;
    public static final int UNKNOWN_ATTRIBUTE = 420;
    public static final int ALLOCATION_MISMATCH = 437;
    public static final int STALE_NONCE = 438;
    public static final int ADDRESS_FAMILY_NOT_SUPPORTED = 440;
    public static final int WRONG_CREDENTIALS = 441;
    public static final int UNSUPPORTED_TRANSPORT = 442;
    public static final int PEER_ADDRESS_FAMILY_MISMATCH = 443;
    public static final int ALLOCATION_QUOTA_REACHED = 486;
    public static final int INSUFFICIENT_CAPACITY = 508;

    private Stun() {}

    public static String reason(int code) {
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
    public static int type(int method, int kind) {
        return (method & 0xF) | (method & 0x70) << 1 | (method & 0xF80) << 2 | kind;
    }

    static int method(int type) {
        return (type & 0xF) | (type >> 1 & 0x70) | (type >> 2 & 0xF80);
    }

    static int kind(int type) {
        return type & 0x110;
    }

    public static int padded(int length) {
        return (length + 3) & ~3;
    }
}
