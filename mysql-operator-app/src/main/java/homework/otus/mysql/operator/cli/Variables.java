package homework.otus.mysql.operator.cli;

import java.lang.reflect.Field;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Option;

/** The environment variables that options take their values from when they are not given: {@code ${env:NAME:-default}}. */
final class Variables {
    private static final Pattern DEFAULT = Pattern.compile("\\$\\{env:(\\w+):-(.*)}");

    private Variables() {}

    /**
     * Where an option gets its value when it is not given.
     *
     * @param otherwise the value when the variable is not set either
     */
    record Source(String variable, String otherwise) {}

    static Optional<Source> of(ArgSpec argument) {
        return argument.userObject() instanceof Field field
                ? Optional.ofNullable(field.getAnnotation(Option.class)).flatMap(Variables::of)
                : Optional.empty();
    }

    /** The source of the option of that name among the fields of {@code options}. */
    static Optional<Source> of(Class<?> options, String name) {
        return Stream.of(options.getDeclaredFields())
                .flatMap(field -> Stream.ofNullable(field.getAnnotation(Option.class)))
                .filter(option -> List.of(option.names()).contains(name))
                .findFirst()
                .flatMap(Variables::of);
    }

    private static Optional<Source> of(Option option) {
        Matcher matcher = DEFAULT.matcher(option.defaultValue());
        return matcher.matches() ? Optional.of(new Source(matcher.group(1), matcher.group(2))) : Optional.empty();
    }
}
