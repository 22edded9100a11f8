/** What the web console has to know of this installation. */
@NullMarked
package software.openwork.den.application.console;

import org.jspecify.annotations.NullMarked;
