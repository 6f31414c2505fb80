package homework.otus.mysql.e2e.proxy;

import java.io.IOException;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** What becomes of one request. */
@FunctionalInterface
public interface Fault {
    void meet(Exchange exchange) throws IOException;

    /** Nothing happens to it. */
    static Fault none() {
        return Exchange::forward;
    }

    /** The API server does not see it, and this is answered; {@code reason} as in a Status of Kubernetes. */
    static Fault answer(int status, String reason, String... headers) {
        return exchange -> exchange.answer(status, reason, headers);
    }

    /** The API server does not see it, and this is answered as if it had said so. */
    static Fault say(String json) {
        return exchange -> exchange.answer(json);
    }

    /** The connection ends before the API server sees it. */
    static Fault cut() {
        return Exchange::close;
    }

    /** The API server has done it, and the connection ends before the answer. */
    static Fault loseAnswer() {
        return Exchange::forwardAndLoseAnswer;
    }

    /** It arrives later. */
    static Fault late(Duration delay) {
        return exchange -> {
            Exchange.pause(delay);
            exchange.forward();
        };
    }

    /** The connection ends after that time, in the middle of what it carries, if it has not ended by itself. */
    static Fault cutAfter(Duration time) {
        return exchange -> {
            exchange.closeAfter(time);
            exchange.forward();
        };
    }

    /** It waits for the gate, and then meets {@code next}. */
    static Fault hold(Gate gate, Fault next) {
        return exchange -> {
            gate.pass();
            next.meet(exchange);
        };
    }

    /** The API server sees another target. */
    static Fault rewrite(UnaryOperator<String> target) {
        return exchange -> exchange.forward(target);
    }
}
