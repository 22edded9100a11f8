/** The database that Den brings along, and the folder in which it keeps what is its own. */
@NullMarked
package software.openwork.den.app.embedded;

import org.jspecify.annotations.NullMarked;
