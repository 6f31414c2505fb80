/** Reading YAML that people hand to us: errors name the place, and never show a value that may be secret. */
@NullMarked
package homework.otus.mysql.operator.yaml;

import org.jspecify.annotations.NullMarked;
