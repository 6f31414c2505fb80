package homework.otus.mysql.operator.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Values of any kind, with texts that YAML likes to take for something else. */
class RandomValues {
    private static final List<String> TEXTS = List.of(
            "plain",
            "",
            "null",
            "~",
            "true",
            "no",
            "1e9",
            "0x1F",
            "1_000",
            ".5",
            "1Gi",
            "2020-08-11T07:54:02Z",
            "12:30:45",
            " lead",
            "trail ",
            "a: b",
            "a #b",
            "#x",
            "- x",
            "---",
            "...",
            "'q'",
            "\"dq\"",
            "{",
            "[",
            "&a",
            "*a",
            "!t",
            "%",
            "@",
            "`",
            "two\nlines\n",
            "two\nlines",
            "  indented\nx\n",
            "\n\nx",
            "x\n\n\n",
            "--- \n---\n",
            "tab\tx",
            "crlf\r\nx",
            "\u0007",
            "\u2028",
            "\u00fcn\u00ef",
            "\ud83d\ude00",
            "long ".repeat(60),
            "back\\slash",
            "=",
            "<<");

    private final Random random;

    RandomValues(Random random) {
        this.random = random;
    }

    int number() {
        return random.nextInt(1000);
    }

    String text() {
        return oneOf(TEXTS);
    }

    Instant time() {
        return Instant.ofEpochSecond(random.nextInt(), flag() ? 0 : random.nextInt(1_000_000_000));
    }

    boolean flag() {
        return random.nextBoolean();
    }

    <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    <T> Optional<T> maybe(Supplier<T> value) {
        return flag() ? Optional.of(value.get()) : Optional.empty();
    }

    <T> List<T> some(Supplier<T> value) {
        List<T> values = new ArrayList<>();
        while (values.size() < 3 && flag()) {
            values.add(value.get());
        }
        return values;
    }

    Map<String, String> map() {
        Map<String, String> map = new TreeMap<>();
        some(this::text).forEach(key -> map.put(key, text()));
        return map;
    }

    long anyLong() {
        return random.nextLong();
    }
}
