/** Whether Den can do its work. */
@NullMarked
package software.openwork.den.application.health;

import org.jspecify.annotations.NullMarked;
