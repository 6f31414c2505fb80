package homework.otus.mysql.operator.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The fields of one object, read strictly: what is missing, of a wrong kind, or not known is an {@link
 * UnreadableException} that names it by its path. Leaving a fact out silently would change a plan.
 */
public final class Fields {
    private final String path;
    private final JsonNode object;
    private final Set<String> known = new TreeSet<>();

    private Fields(String path, JsonNode object) {
        this.path = path;
        this.object = object;
    }

    /**
     * Reads {@code node} and checks afterwards that {@code reader} has asked for every field in it.
     *
     * @param path what errors call the object; empty for a whole document
     */
    public static <T> T read(String path, JsonNode node, Function<Fields, T> reader) {
        if (!node.isObject()) {
            throw new UnreadableException((path.isEmpty() ? "the document" : path) + " is no object with fields");
        }
        Fields fields = new Fields(path, node);
        T value = reader.apply(fields);
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!fields.known.contains(name)) {
                throw new UnreadableException("unknown field " + fields.at(name));
            }
        }
        return value;
    }

    /** The names of all fields, where they are keys and not known beforehand. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    public String text(String name) {
        JsonNode value = required(name);
        if (!value.isTextual()) {
            throw wrong(name, "a text (in quotes, if it looks like something else)");
        }
        return value.textValue();
    }

    public boolean flag(String name) {
        JsonNode value = required(name);
        if (!value.isBoolean()) {
            throw wrong(name, "true or false");
        }
        return value.booleanValue();
    }

    public long number(String name) {
        JsonNode value = required(name);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw wrong(name, "a whole number");
        }
        return value.longValue();
    }

    public Instant time(String name) {
        try {
            return Instant.parse(text(name));
        } catch (DateTimeException e) {
            throw wrong(name, "a time like 2020-08-11T07:54:02Z");
        }
    }

    /** A word for one of the constants, as {@link #word(Enum)} writes it. */
    public <E extends Enum<E>> E constant(String name, Class<E> type) {
        String text = text(name);
        List<String> words = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            if (word(constant).equals(text)) {
                return constant;
            }
            words.add(word(constant));
        }
        throw wrong(name, "one of " + String.join(", ", words));
    }

    /** The word for a constant: {@code NOT_EMPTY} is {@code not-empty}. */
    public static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public <T> T object(String name, Function<Fields, T> reader) {
        return read(at(name), required(name), reader);
    }

    /** What {@code reader} makes of this object's field of that name, if there is one. */
    public <T> Optional<T> optional(String name, Function<String, T> reader) {
        known.add(name);
        return object.path(name).isMissingNode() || object.path(name).isNull()
                ? Optional.empty()
                : Optional.of(reader.apply(name));
    }

    public <T> List<T> objects(String name, Function<Fields, T> reader) {
        List<T> values = new ArrayList<>();
        for (JsonNode item : array(name)) {
            values.add(read(at(name) + "[" + values.size() + "]", item, reader));
        }
        return values;
    }

    public List<String> texts(String name) {
        List<String> values = new ArrayList<>();
        for (JsonNode item : array(name)) {
            if (!item.isTextual()) {
                throw wrong(name, "a list of texts");
            }
            values.add(item.textValue());
        }
        return values;
    }

    /** A list of items that are a text each, or an object. */
    public <T> List<T> textsOrObjects(String name, Function<String, T> ofText, Function<Fields, T> ofObject) {
        List<T> values = new ArrayList<>();
        for (JsonNode item : array(name)) {
            values.add(
                    item.isTextual()
                            ? ofText.apply(item.textValue())
                            : read(at(name) + "[" + values.size() + "]", item, ofObject));
        }
        return values;
    }

    /** An error about a field of this object. */
    public UnreadableException wrong(String name, String wanted) {
        return new UnreadableException(at(name) + " must be " + wanted);
    }

    private JsonNode array(String name) {
        JsonNode value = required(name);
        if (!value.isArray()) {
            throw wrong(name, "a list");
        }
        return value;
    }

    private JsonNode required(String name) {
        known.add(name);
        JsonNode value = object.path(name);
        if (value.isMissingNode() || value.isNull()) {
            throw new UnreadableException("the field " + at(name) + " is missing");
        }
        return value;
    }

    private String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
