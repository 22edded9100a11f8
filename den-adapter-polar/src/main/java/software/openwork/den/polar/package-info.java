/** Plans at Polar: who has one, where to buy one, and what Polar tells. */
@NullMarked
package software.openwork.den.polar;

import org.jspecify.annotations.NullMarked;
