/** Addresses on the network, as people write them. */
@org.jspecify.annotations.NullMarked
package app.parley.net;
