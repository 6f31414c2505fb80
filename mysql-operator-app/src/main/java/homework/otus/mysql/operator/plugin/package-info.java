/**
 * {@code kubectl mysql}: what people do every day with instances, from their own machine and with their own rights. It reads and writes
 * resources as anybody could with kubectl; what becomes of them is decided by the operator.
 */
@NullMarked
package homework.otus.mysql.operator.plugin;

import org.jspecify.annotations.NullMarked;
