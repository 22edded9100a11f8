/** The database: connections, migrations, repositories, durable jobs. */
@NullMarked
package software.openwork.den.mysql;

import org.jspecify.annotations.NullMarked;
