/** The behaviours that people rely on, one class each, on a real cluster with a real MySQL server. */
@NullMarked
package homework.otus.mysql.e2e;

import org.jspecify.annotations.NullMarked;
