/** What tests stand on: a fresh database of each kind, and the clock they turn by hand. */
package app.parley.testing;
