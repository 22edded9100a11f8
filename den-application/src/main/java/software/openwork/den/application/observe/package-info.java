/** Telling those who watch Den what it does. */
@NullMarked
package software.openwork.den.application.observe;

import org.jspecify.annotations.NullMarked;
