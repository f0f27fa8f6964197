package app.parley.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.servlet.DispatcherType;
import java.time.Instant;
import java.util.Date;
import java.util.EnumSet;
import java.util.Map;
import java.util.UUID;
import org.eclipse.jetty.ee10.servlet.DefaultServlet;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.filter.DelegatingFilterProxy;

/** A real OpenID provider (Spring Authorization Server) on a site of its own, where people type their passwords. */
public final class SpringProvider implements AutoCloseable {
    public static final String CLIENT = "parley";
    public static final String SECRET = "the-secret-of-the-client";
    public static final String PASSWORD = "a password at the provider";

    private static final RSAKey KEY = OpenIdServer.newKey("spring");

    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    private final AnnotationConfigWebApplicationContext context = new AnnotationConfigWebApplicationContext();

    public SpringProvider() {
        try {
            connector.setHost("127.0.0.1");
            server.addConnector(connector);
            connector.open();
            ServletContextHandler handler = new ServletContextHandler(ServletContextHandler.SESSIONS);
            context.setServletContext(handler.getServletContext());
            context.register(Beans.class);
            context.addBeanFactoryPostProcessor(factory -> factory.registerSingleton(
                    "settings",
                    AuthorizationServerSettings.builder().issuer(issuer()).build()));
            context.refresh();
            handler.addFilter(
                    new FilterHolder(new DelegatingFilterProxy("springSecurityFilterChain", context)),
                    "/*",
                    EnumSet.of(DispatcherType.REQUEST, DispatcherType.ERROR));
            handler.addServlet(DefaultServlet.class, "/");
            server.setHandler(handler);
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    public String issuer() {
        return "http://127.0.0.1:" + connector.getLocalPort();
    }

    /** Settings by which Parley signs people in here. */
    public Map<String, String> settings() {
        return Map.of(
                "PARLEY_OIDC_ISSUER",
                issuer(),
                "PARLEY_OIDC_CLIENT_ID",
                CLIENT,
                "PARLEY_OIDC_CLIENT_SECRET",
                SECRET,
                "PARLEY_OIDC_NAME",
                "Example",
                "PARLEY_OIDC_AUTO_CREATE",
                "true");
    }

    /** Registers Parley. */
    public void knows(String redirectUri) {
        context.getBean(InMemoryRegisteredClientRepository.class).save(client(redirectUri));
    }

    private static RegisteredClient client(String redirectUri) {
        return RegisteredClient.withId("1")
                .clientId(CLIENT)
                .clientSecret("{noop}" + SECRET)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(redirectUri)
                .scope("openid")
                .scope("profile")
                .scope("email")
                .clientSettings(ClientSettings.builder().requireProofKey(true).build())
                .build();
    }

    /** Says that somebody signed out here; this provider does not do so by itself. */
    public String logoutToken(String subject) {
        Instant now = Instant.now();
        JWTClaimsSet said = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience(CLIENT)
                .subject(subject)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(120)))
                .jwtID(UUID.randomUUID().toString())
                .claim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()))
                .build();
        try {
            return OpenIdServer.signed(said, KEY).serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            server.stop();
            context.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the provider is made of. */
    @Configuration
    @EnableWebSecurity
    public static class Beans {
        @Bean
        @Order(1)
        public SecurityFilterChain provider(HttpSecurity http) throws Exception {
            http.oauth2AuthorizationServer(provider -> {
                http.securityMatcher(provider.getEndpointsMatcher());
                provider.oidc(Customizer.withDefaults());
            });
            return http.authorizeHttpRequests(any -> any.anyRequest().authenticated())
                    .exceptionHandling(
                            missing -> missing.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint("/login")))
                    .build();
        }

        @Bean
        @Order(2)
        public SecurityFilterChain signIn(HttpSecurity http) throws Exception {
            return http.authorizeHttpRequests(any -> any.anyRequest().authenticated())
                    .formLogin(Customizer.withDefaults())
                    .build();
        }

        @Bean
        public UserDetailsService people() {
            return new InMemoryUserDetailsManager(person("dana"), person("robert"));
        }

        private static UserDetails person(String name) {
            return User.withUsername(name)
                    .password("{noop}" + PASSWORD)
                    .authorities("staff")
                    .build();
        }

        @Bean
        public InMemoryRegisteredClientRepository clients() {
            return new InMemoryRegisteredClientRepository(client("http://localhost/nowhere"));
        }

        @Bean
        public JWKSource<SecurityContext> keys() {
            return new ImmutableJWKSet<>(new JWKSet(KEY));
        }

        @Bean
        public JwtDecoder tokensOfItsOwn() throws JOSEException {
            return NimbusJwtDecoder.withPublicKey(KEY.toRSAPublicKey()).build();
        }

        @Bean
        public OAuth2TokenCustomizer<JwtEncodingContext> names() {
            return token -> {
                if (token.getTokenType().getValue().equals("id_token")) {
                    String name = token.getPrincipal().getName();
                    token.getClaims()
                            .claim("preferred_username", name)
                            .claim("name", name.equals("dana") ? "Dana Dahl" : "Robert Baek")
                            .claim("email", name + "@example.com");
                }
            };
        }
    }
}
