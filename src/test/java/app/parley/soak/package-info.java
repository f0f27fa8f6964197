/** The soak: {@code mvn -Psoak test}. Ordinary builds only compile it. */
@NullMarked
package app.parley.soak;

import org.jspecify.annotations.NullMarked;
