/** The running operator: watch loop, command line, and what holds the modules together. */
@NullMarked
package homework.otus.mysql.operator;

import org.jspecify.annotations.NullMarked;
