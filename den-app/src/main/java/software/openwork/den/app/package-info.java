/** Den as a program: command line and wiring. */
@NullMarked
package software.openwork.den.app;

import org.jspecify.annotations.NullMarked;
