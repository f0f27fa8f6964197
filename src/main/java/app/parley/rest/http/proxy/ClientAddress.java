package app.parley.rest.http.proxy;

import app.parley.kernel.ClientNetwork;
import java.util.Arrays;

/** Formats IP addresses for people: version 6 as <a href="https://www.rfc-editor.org/rfc/rfc5952">RFC 5952</a> says. */
public final class ClientAddress {
    private static final int GROUPS = 8;

    private ClientAddress() {}

    /**
     * @param address as Java and Jetty write it: version 6 in full, with or without brackets, with or without a zone
     */
    public static String text(String address) {
        String bare = ClientNetwork.bare(address);
        String[] groups = bare.split(":", -1);
        if (groups.length != GROUPS) {
            return bare;
        }
        int start = 0;
        int length = 0;
        for (int i = 0; i < GROUPS; i++) {
            int zeros = zerosFrom(groups, i);
            if (zeros > length) {
                start = i;
                length = zeros;
            }
        }
        return length < 2 ? bare : joined(groups, 0, start) + "::" + joined(groups, start + length, GROUPS);
    }

    private static int zerosFrom(String[] groups, int start) {
        int end = start;
        while (end < GROUPS && groups[end].equals("0")) {
            end++;
        }
        return end - start;
    }

    private static String joined(String[] groups, int from, int to) {
        return String.join(":", Arrays.asList(groups).subList(from, to));
    }
}
