package app.parley.boot;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Resolves the public URL's host, to at most one address of each family. Resolves it anew each time, because addresses
 * of home connections change.
 */
final class PublicAddresses implements Supplier<List<InetAddress>> {
    private static final Logger LOG = LoggerFactory.getLogger(PublicAddresses.class);

    private final String host;
    private List<InetAddress> latest = List.of();
    private boolean failed;

    PublicAddresses(String host) {
        this.host = host;
    }

    /** @return the latest addresses if the name does not resolve now; none for a name that only this machine knows */
    @Override
    public synchronized List<InetAddress> get() {
        try {
            List<InetAddress> found = new ArrayList<>();
            for (InetAddress address : InetAddress.getAllByName(host)) {
                boolean isNew = found.stream().noneMatch(other -> other.getClass() == address.getClass());
                if (isNew && !address.isLoopbackAddress() && !address.isAnyLocalAddress()) {
                    found.add(address);
                }
            }
            latest = List.copyOf(found);
            failed = false;
        } catch (UnknownHostException e) {
            if (!failed) {
                LOG.warn(
                        "The relay cannot resolve the host of PARLEY_PUBLIC_URL, {}, and hands out this machine's"
                                + " own addresses until it can, or PARLEY_RELAY_ADDRESS is set",
                        host);
            }
            failed = true;
        }
        return latest;
    }
}
