package homework.otus.mysql.e2e.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The first line and the headers of an HTTP/1.1 message (RFC 9112); what follows is left in the stream. */
record Head(String start, List<String> headers) {
    private static final int LONGEST = 64 * 1024;

    /** Empty when the other end has closed the connection before it sent anything. */
    static Optional<Head> read(InputStream in) throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.length() < 4 || text.indexOf("\r\n\r\n", text.length() - 4) < 0) {
            int next = in.read();
            if (next < 0 || text.length() > LONGEST) {
                return Optional.empty();
            }
            text.append((char) next);
        }
        List<String> lines = text.toString().strip().lines().toList();
        return Optional.of(new Head(lines.get(0), lines.subList(1, lines.size())));
    }

    /** The value of a header. */
    Optional<String> header(String name) {
        String begin = name.toLowerCase(Locale.ROOT) + ":";
        return headers.stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(begin))
                .map(line -> line.substring(begin.length()).strip())
                .findFirst();
    }

    /** The same with one header more, or with another value of it. */
    Head with(String name, String value) {
        List<String> others = new ArrayList<>(without(name).headers);
        others.add(name + ": " + value);
        return new Head(start, others);
    }

    Head without(String name) {
        String begin = name.toLowerCase(Locale.ROOT) + ":";
        return new Head(
                start,
                headers.stream()
                        .filter(line -> !line.toLowerCase(Locale.ROOT).startsWith(begin))
                        .toList());
    }

    Head startingWith(String otherStart) {
        return new Head(otherStart, headers);
    }

    byte[] bytes() {
        return (start + "\r\n" + String.join("\r\n", headers) + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }
}
