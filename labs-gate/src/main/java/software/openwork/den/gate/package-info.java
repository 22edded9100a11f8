/** The access gate: in front of an OpenWork host as a program, or inside a Jetty server as a handler. */
@NullMarked
package software.openwork.den.gate;

import org.jspecify.annotations.NullMarked;
