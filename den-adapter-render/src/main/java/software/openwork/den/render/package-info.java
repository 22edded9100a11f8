/** Workers as services at Render. */
@NullMarked
package software.openwork.den.render;

import org.jspecify.annotations.NullMarked;
