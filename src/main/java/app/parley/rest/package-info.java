/** HTTP: the API's resources, problem+json, pages and files. The only importer of io.javalin.http; does not know the package ws. */
@NullMarked
package app.parley.rest;

import org.jspecify.annotations.NullMarked;
