/** Tests. */
@NullMarked
package homework.otus.mysql.k8s.execute;

import org.jspecify.annotations.NullMarked;
