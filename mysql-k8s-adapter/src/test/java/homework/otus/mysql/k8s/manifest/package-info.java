/** Tests. */
@NullMarked
package homework.otus.mysql.k8s.manifest;

import org.jspecify.annotations.NullMarked;
