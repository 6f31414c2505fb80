/** What the cluster tells without being asked. No decision is taken here. */
@NullMarked
package homework.otus.mysql.operator.watch;

import org.jspecify.annotations.NullMarked;
