/**
 * Who people are: accounts, passwords, login sessions, invites, throttling. Imports the hub's values and no other package
 * of Parley; what is stored is behind the ports named {@code …Records}.
 */
@NullMarked
package app.parley.people;

import org.jspecify.annotations.NullMarked;
