/** Examples of docs/embedding.md: tools of other people, who see only what is public. */
@NullMarked
package homework.otus.mysql.embedding;

import org.jspecify.annotations.NullMarked;
