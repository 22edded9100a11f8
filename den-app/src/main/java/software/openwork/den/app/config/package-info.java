/** The configuration: every variable declared once, read from the environment, checked as a whole. */
@NullMarked
package software.openwork.den.app.config;

import org.jspecify.annotations.NullMarked;
