/** What is measured: each class plays one load and says what it saw as Markdown. */
@NullMarked
package app.parley.bench.section;

import org.jspecify.annotations.NullMarked;
