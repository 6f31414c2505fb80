/** What the tests of all packages share, and the tests of the words that the packages share. */
@NullMarked
package homework.otus.mysql.k8s;

import org.jspecify.annotations.NullMarked;
