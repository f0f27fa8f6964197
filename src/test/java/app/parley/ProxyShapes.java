package app.parley;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Header lines as proxies send them, line by line: src/docs/proxies.md says where each shape is from. */
final class ProxyShapes {
    /** On this machine, in a platform's own network, Cloudflare's, and one that a platform gave to the app. */
    static final String TRUSTED = "127.0.0.1,10.0.0.0/8,172.16.0.0/12,fdaa::/16,173.245.48.0/20,66.241.125.10";

    private static final String SITE = "https://chat.example.com";
    private static final String IPV4 = "203.0.113.9";
    private static final String IPV6 = "2001:db8::9";

    private ProxyShapes() {}

    /** The proxy, the client's address, the origin that its browser shows, and what arrives. */
    static Stream<Arguments> all() {
        return Stream.of(
                shape("nginx", IPV4, SITE, """
                        Host: chat.example.com
                        X-Forwarded-For: 203.0.113.9
                        X-Forwarded-Proto: https
                        """),
                shape("nginx, whose client had written the header already", IPV4, SITE, """
                        Host: chat.example.com
                        X-Forwarded-For: 198.51.100.1, 203.0.113.9
                        X-Forwarded-Proto: https
                        """),
                shape("nginx with $host, which leaves the port out, and $server_port", IPV4, SITE + ":8443", """
                        Host: chat.example.com
                        X-Real-IP: 203.0.113.9
                        X-Forwarded-For: 203.0.113.9
                        X-Forwarded-Proto: https
                        X-Forwarded-Host: chat.example.com
                        X-Forwarded-Port: 8443
                        """),
                shape("the same, where the port 443 leads to the proxy's 8443", IPV4, SITE, """
                        Host: chat.example.com
                        X-Forwarded-For: 203.0.113.9
                        X-Forwarded-Proto: https
                        X-Forwarded-Host: chat.example.com
                        X-Forwarded-Port: 8443
                        """),
                shape("Caddy", IPV4, SITE + ":8443", """
                        Host: chat.example.com:8443
                        X-Forwarded-For: 203.0.113.9
                        X-Forwarded-Host: chat.example.com:8443
                        X-Forwarded-Proto: https
                        """),
                shape("Caddy, IPv6", IPV6, SITE, """
                        Host: chat.example.com
                        X-Forwarded-For: 2001:db8::9
                        X-Forwarded-Host: chat.example.com
                        X-Forwarded-Proto: https
                        """),
                shape("Traefik, a socket", IPV4, SITE, """
                        Host: chat.example.com
                        X-Forwarded-For: 203.0.113.9
                        X-Forwarded-Host: chat.example.com
                        X-Forwarded-Port: 443
                        X-Forwarded-Proto: wss
                        X-Forwarded-Server: 5f0c1b8d9e2a
                        X-Real-Ip: 203.0.113.9
                        """),
                shape("HAProxy, which adds a line of its own at the end", IPV4, SITE, """
                        Host: chat.example.com
                        x-forwarded-for: 198.51.100.1
                        x-forwarded-proto: https
                        x-forwarded-for: 203.0.113.9
                        """),
                shape("HAProxy with option forwarded", IPV6, SITE, """
                        Host: chat.example.com
                        forwarded: proto=https;for="[2001:db8::9]:51000";host="chat.example.com"
                        """),
                shape("HAProxy, several lines of Forwarded", IPV4, SITE, """
                        Host: chat.example.com
                        forwarded: for=198.51.100.1;proto=http
                        forwarded: proto=https;for=203.0.113.9
                        """),
                shape("Apache httpd", IPV4, SITE + ":8443", """
                        Host: chat.example.com:8443
                        X-Forwarded-Proto: https
                        X-Forwarded-For: 203.0.113.9
                        X-Forwarded-Host: chat.example.com:8443
                        X-Forwarded-Server: chat.example.com
                        """),
                shape("Apache httpd behind another, with lists", IPV4, SITE, """
                        Host: inside
                        X-Forwarded-Proto: https
                        X-Forwarded-For: 203.0.113.9, 10.0.0.2
                        X-Forwarded-Host: chat.example.com, inside
                        X-Forwarded-Server: chat.example.com, inside
                        """),
                shape("Heroku's router", IPV4, SITE, """
                        Host: chat.example.com
                        X-Request-Id: 5b0f8e0c-8f5e-4a39-9c8e-0d6e3f1a7c55
                        X-Forwarded-For: 198.51.100.1, 203.0.113.9
                        X-Forwarded-Proto: https
                        X-Forwarded-Port: 443
                        Via: 1.1 vegur
                        X-Request-Start: 1796006693910
                        """),
                shape("Fly's proxy, whose list ends with an address of the app", IPV4, SITE, """
                        Host: chat.example.com
                        x-request-start: t=1796006693910672
                        fly-client-ip: 203.0.113.9
                        x-forwarded-for: 203.0.113.9, 66.241.125.10
                        fly-forwarded-proto: https
                        x-forwarded-proto: https
                        fly-forwarded-ssl: on
                        x-forwarded-ssl: on
                        fly-forwarded-port: 443
                        x-forwarded-port: 443
                        fly-region: fra
                        via: 1.1 fly.io
                        """),
                shape("Cloudflare in front of nginx", IPV6, SITE, """
                        Host: chat.example.com
                        X-Forwarded-For: 2001:db8::9, 173.245.48.7
                        X-Forwarded-Proto: https
                        CF-Connecting-IP: 2001:db8::9
                        CF-Visitor: {"scheme":"https"}
                        CF-Ray: 8a1b2c3d4e5f6789-FRA
                        CDN-Loop: cloudflare; loops=1
                        """),
                shape("Cloudflare's tunnel", IPV4, SITE, """
                        Host: chat.example.com
                        X-Forwarded-For: 203.0.113.9
                        X-Forwarded-Proto: https
                        Cf-Connecting-Ip: 203.0.113.9
                        Cf-Visitor: {"scheme":"https"}
                        Cf-Warp-Tag-Id: 1f2e3d4c
                        """),
                shape("Azure's gateway, which adds the port", IPV4, SITE, """
                        Host: chat.example.com
                        X-Forwarded-For: 203.0.113.9:51000
                        X-Forwarded-Proto: https
                        X-Forwarded-Port: 443
                        """),
                shape("RFC 7239, obfuscated and unknown nodes", "127.0.0.1", SITE, """
                        Host: inside
                        Forwarded: for=unknown;proto=http, for=_hidden;proto=https;host=chat.example.com
                        """),
                shape("RFC 7239, a list through a trusted proxy", IPV6, SITE + ":8443", """
                        Host: inside
                        Forwarded: For="[2001:db8::9]";Proto=https;Host="chat.example.com:8443";By=_edge , for=10.1.2.3;proto=http
                        """));
    }

    private static Arguments shape(String proxy, String address, String origin, String lines) {
        return Arguments.of(proxy, address, origin, lines);
    }
}
