package app.parley.relay;

/**
 * What a client signs its messages with.
 *
 * @param kind the attribute that holds the signature: MESSAGE-INTEGRITY or MESSAGE-INTEGRITY-SHA256
 * @param key made of user name, realm and password
 */
record IntegrityKey(Attribute kind, byte[] key) {}
