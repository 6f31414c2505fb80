package homework.otus.mysql.planner;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.Block;
import homework.otus.mysql.model.Condition;
import homework.otus.mysql.model.Reason;

/** What a rule says to a situation. */
public sealed interface Decision {
    /** This is the next step. */
    record Next(Action action, Reason reason) implements Decision {}

    /** No step can be taken before a user acts. */
    record Blocked(Block block) implements Decision {}

    /** The goal is reached. */
    record Done(String why) implements Decision {}

    /** The rule has nothing to say, because of {@code why}: one cause, which its card names and explanations print. */
    record Pass(String why) implements Decision {}

    static Decision next(Action action, String text, String... facts) {
        return new Next(action, Reason.of(text, facts));
    }

    static Decision await(Condition condition, String text, String... facts) {
        return next(new Action.Await(condition), text, facts);
    }

    static Decision block(String code, String message) {
        return new Blocked(new Block(code, message));
    }

    static Decision done(String why) {
        return new Done(why);
    }

    static Decision pass(String why) {
        return new Pass(why);
    }
}
