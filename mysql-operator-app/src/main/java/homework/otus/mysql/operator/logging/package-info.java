/** How the operator writes its log, and what each line of a visit carries. */
@NullMarked
package homework.otus.mysql.operator.logging;

import org.jspecify.annotations.NullMarked;
