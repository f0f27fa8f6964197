/** Load for relays: it takes the clients that the relay's own tests have. */
package app.parley.relay;
