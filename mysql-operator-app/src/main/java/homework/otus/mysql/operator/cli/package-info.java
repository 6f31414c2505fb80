/** The command line: it reads arguments, calls what does the work, and turns outcomes into an exit status. */
@NullMarked
package homework.otus.mysql.operator.cli;

import org.jspecify.annotations.NullMarked;
