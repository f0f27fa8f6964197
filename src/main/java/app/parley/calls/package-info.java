/** The call log as values: what a call looks like to those who read it, and how one asks for calls. Imports the JDK and Jackson only. */
@NullMarked
package app.parley.calls;

import org.jspecify.annotations.NullMarked;
