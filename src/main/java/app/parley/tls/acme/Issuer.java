package app.parley.tls.acme;

/** Gets certificates; may take minutes. */
@FunctionalInterface
interface Issuer {
    /**
     * Asks for a certificate with a new key.
     *
     * @return the key and the certificate with its chain, as PEM
     */
    String issue(String host) throws IssuanceFailure;
}
