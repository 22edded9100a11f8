/** Transactions, and what happens when the database is away. */
@NullMarked
package software.openwork.den.application.storage;

import org.jspecify.annotations.NullMarked;
