/** What happens after the deploy button is pressed: {@code mvn -Pbutton verify}. Ordinary builds only compile it. */
@NullMarked
package app.parley.button;

import org.jspecify.annotations.NullMarked;
