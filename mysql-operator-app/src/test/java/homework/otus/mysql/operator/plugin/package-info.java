/** {@code kubectl mysql} against an API server that keeps what it is given. */
@NullMarked
package homework.otus.mysql.operator.plugin;

import org.jspecify.annotations.NullMarked;
