package app.parley.tls;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The hosts that a certificate is for: DNS names, perhaps with a wildcard as their first label, and IP addresses. */
public final class CertificateNames {
    private static final int DNS = 2;
    private static final int ADDRESS = 7;
    private static final String WILDCARD = "*.";
    private static final Pattern IPV6 = Pattern.compile("[0-9a-f.]*:[0-9a-f:.]*");

    private final List<String> names;

    private CertificateNames(List<String> names) {
        this.names = List.copyOf(names);
    }

    public static CertificateNames of(X509Certificate certificate) {
        List<String> names = new ArrayList<>();
        try {
            Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
            for (List<?> name : alternatives == null ? List.<List<?>>of() : alternatives) {
                if (name.get(0) instanceof Integer kind && (kind == DNS || kind == ADDRESS)) {
                    names.add(comparable(String.valueOf(name.get(1))));
                }
            }
        } catch (CertificateParsingException e) {
            // Browsers do not read them either, so it is for no host.
        }
        return new CertificateNames(names);
    }

    /** @param host as in a URL, an IPv6 address in brackets */
    public boolean cover(String host) {
        String asked = comparable(host.replaceAll("^\\[|]$", ""));
        int firstDot = asked.indexOf('.');
        return names.contains(asked) || (firstDot > 0 && names.contains("*" + asked.substring(firstDot)));
    }

    /** An IPv6 address may be written in many ways. */
    private static String comparable(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (!IPV6.matcher(lower).matches()) {
            return lower;
        }
        try {
            // Of such text nothing is asked of a name server.
            return InetAddress.getByName(lower).getHostAddress();
        } catch (UnknownHostException e) {
            return lower;
        }
    }

    /** Returns a DNS name that can be opened. */
    public Optional<String> first() {
        return names.stream()
                .filter(name -> !name.startsWith(WILDCARD) && !name.contains(":") && !name.matches("[0-9.]+"))
                .findFirst();
    }

    @Override
    public String toString() {
        return names.isEmpty() ? "no host" : String.join(", ", names);
    }
}
