package app.parley.config;

import app.parley.tls.acme.AcmeSettings;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The settings {@code PARLEY_TLS_…}.
 *
 * @param certificate in PEM form, with its chain; null for none
 * @param key of the certificate, in PEM form; null for none
 * @param acme how a certificate is ordered instead; null for not
 * @param port where the server speaks https itself; 0 for any free one, null for not
 */
public record TlsConfig(
        @Nullable Path certificate,
        @Nullable Path key,
        @Nullable AcmeSettings acme,
        @Nullable Integer port) {}
