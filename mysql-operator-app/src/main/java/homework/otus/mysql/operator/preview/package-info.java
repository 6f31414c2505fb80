/** Plans for eyes and programs other than the operator's own: JSON, pictures, colours. Nothing is decided here. */
@NullMarked
package homework.otus.mysql.operator.preview;

import org.jspecify.annotations.NullMarked;
