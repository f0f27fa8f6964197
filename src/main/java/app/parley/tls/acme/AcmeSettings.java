package app.parley.tls.acme;

import java.net.URI;
import java.nio.file.Path;

/**
 * How a certificate is to be had.
 *
 * @param email by which the authority reaches whoever runs this server
 * @param directory the authority, by the address of its ACME directory
 * @param host that the certificate is for
 * @param files where it is kept, with the key of the account
 */
public record AcmeSettings(String email, URI directory, String host, Path files) {}
