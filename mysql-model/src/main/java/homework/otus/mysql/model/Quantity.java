package homework.otus.mysql.model;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A size as Kubernetes writes it: {@code 1Gi}, {@code 500M}, {@code 1e9}. Format: the Kubernetes API
 * reference, "Quantity".
 */
public record Quantity(String text) {
    private static final Pattern FORMAT =
            Pattern.compile("([+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+))(?:([KMGTPE]i|[mkMGTPEun]?)|[eE]([+-]?[0-9]{1,3}))");

    private static final Map<String, BigDecimal> UNITS = Map.ofEntries(
            Map.entry("", BigDecimal.ONE),
            Map.entry("n", BigDecimal.ONE.movePointLeft(9)),
            Map.entry("u", BigDecimal.ONE.movePointLeft(6)),
            Map.entry("m", BigDecimal.ONE.movePointLeft(3)),
            Map.entry("k", BigDecimal.TEN.pow(3)),
            Map.entry("M", BigDecimal.TEN.pow(6)),
            Map.entry("G", BigDecimal.TEN.pow(9)),
            Map.entry("T", BigDecimal.TEN.pow(12)),
            Map.entry("P", BigDecimal.TEN.pow(15)),
            Map.entry("E", BigDecimal.TEN.pow(18)),
            Map.entry("Ki", BigDecimal.valueOf(2).pow(10)),
            Map.entry("Mi", BigDecimal.valueOf(2).pow(20)),
            Map.entry("Gi", BigDecimal.valueOf(2).pow(30)),
            Map.entry("Ti", BigDecimal.valueOf(2).pow(40)),
            Map.entry("Pi", BigDecimal.valueOf(2).pow(50)),
            Map.entry("Ei", BigDecimal.valueOf(2).pow(60)));

    /** The number of bytes; empty when the text is no quantity. */
    public Optional<BigDecimal> bytes() {
        Matcher matcher = FORMAT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(matcher.group(1));
        String exponent = matcher.group(3);
        if (exponent != null) {
            return Optional.of(number.scaleByPowerOfTen(Integer.parseInt(exponent)));
        }
        BigDecimal unit = UNITS.get(matcher.group(2));
        return unit == null ? Optional.empty() : Optional.of(number.multiply(unit));
    }

    /** The one text is less than the other; never when one of them is no quantity. */
    public static boolean less(String one, String other) {
        if (one.equals(other)) {
            return false;
        }
        Optional<BigDecimal> bytes = new Quantity(one).bytes();
        Optional<BigDecimal> others = new Quantity(other).bytes();
        return bytes.isPresent() && others.isPresent() && bytes.get().compareTo(others.get()) < 0;
    }

    /** Both say the same, perhaps in other words: {@code 1Gi} and {@code 1024Mi}. */
    public static boolean same(String one, String other) {
        return one.equals(other)
                || (new Quantity(one).bytes().isPresent()
                        && new Quantity(one)
                                .bytes()
                                .map(BigDecimal::stripTrailingZeros)
                                .equals(new Quantity(other).bytes().map(BigDecimal::stripTrailingZeros)));
    }

    @Override
    public String toString() {
        return text;
    }
}
