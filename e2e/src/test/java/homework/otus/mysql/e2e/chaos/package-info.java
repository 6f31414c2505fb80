/** A long run in which everything is killed at random, and no acknowledged row may be missing afterwards. */
@NullMarked
package homework.otus.mysql.e2e.chaos;

import org.jspecify.annotations.NullMarked;
