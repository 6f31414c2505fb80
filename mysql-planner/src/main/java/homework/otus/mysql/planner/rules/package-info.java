/**
 * The rules, one topic each. Their order is in {@link homework.otus.mysql.planner.Road}; what they
 * share is in {@link homework.otus.mysql.planner.Situation}.
 */
@NullMarked
package homework.otus.mysql.planner.rules;

import org.jspecify.annotations.NullMarked;
