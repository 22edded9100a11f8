/** Stand-ins of the vendors for trying Den out; nothing else in Den may know them. */
@NullMarked
package software.openwork.den.app.simulate;

import org.jspecify.annotations.NullMarked;
