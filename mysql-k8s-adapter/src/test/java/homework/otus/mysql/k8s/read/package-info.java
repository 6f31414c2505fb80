/** Tests. */
@NullMarked
package homework.otus.mysql.k8s.read;

import org.jspecify.annotations.NullMarked;
