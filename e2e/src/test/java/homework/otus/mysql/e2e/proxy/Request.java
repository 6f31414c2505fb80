package homework.otus.mysql.e2e.proxy;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What the client asked.
 *
 * @param method for example {@code POST}
 * @param target path and query
 * @param token of the header Authorization
 */
public record Request(String method, String target, Optional<String> token) {
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    static Request of(Head head) {
        String[] words = head.start().split(" ", 3);
        return new Request(
                words[0].toUpperCase(Locale.ROOT),
                words[1],
                head.header("Authorization").map(value -> value.replaceFirst("^Bearer ", "")));
    }

    public String path() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    public boolean isWatch() {
        return target.contains("watch=true");
    }

    public boolean isWrite() {
        return !READS.contains(method);
    }

    public boolean isOfLease() {
        return target.startsWith("/apis/coordination.k8s.io/");
    }

    /** Whether it creates an object of that kind, for example {@code deployments}. */
    public boolean creates(String plural) {
        return method.equals("POST") && path().endsWith("/" + plural);
    }

    @Override
    public String toString() {
        return method + " " + target;
    }
}
