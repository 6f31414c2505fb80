/** What docs/embedding.md tells others to do. */
@NullMarked
package homework.otus.mysql.operator.embedding;

import org.jspecify.annotations.NullMarked;
