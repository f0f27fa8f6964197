package app.parley.bench.server;

/** What people say to each other, the same at every server. */
public final class Bodies {
    /** 3,000 bytes, as an offer of a browser with audio and video has. */
    public static final String OFFER = description("video-offer", "offer", 3_000);

    public static final String ANSWER = description("video-answer", "answer", 2_000);

    public static final String CANDIDATE = "{\"type\":\"new-ice-candidate\",\"candidate\":{\"candidate\":"
            + "\"candidate:842163049 1 udp 1677729535 192.0.2.17 46154 typ srflx raddr 10.0.0.17 rport 46154"
            + " generation 0 ufrag EsAw network-cost 999\",\"sdpMid\":\"0\",\"sdpMLineIndex\":0}}";

    public static final String HANG_UP = "{\"type\":\"hang-up\"}";

    public static final String REACTION = "{\"type\":\"reaction\",\"emoji\":\"+\"}";

    private Bodies() {}

    private static String description(String type, String kind, int length) {
        String begin = "{\"type\":\"" + type + "\",\"sdp\":{\"type\":\"" + kind + "\",\"sdp\":\"v=0\\r\\n";
        String line = "a=rtpmap:111 opus/48000/2\\r\\n";
        String end = "\"}}";
        int lines = (length - begin.length() - end.length()) / line.length();
        String padding = "a".repeat(length - begin.length() - end.length() - lines * line.length());
        return begin + line.repeat(lines) + padding + end;
    }
}
