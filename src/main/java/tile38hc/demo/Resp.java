package tile38hc.demo;

import java.util.List;

/// A value in Redis's serialization protocol (version 2), which Tile38 speaks.
sealed interface Resp {

    record Simple(String line) implements Resp {}

    record Failure(String line) implements Resp {}

    record Int(long value) implements Resp {}

    record Bulk(String value) implements Resp {}

    record Nil() implements Resp {}

    record Array(List<Resp> items) implements Resp {
        public Array {
            items = List.copyOf(items);
        }
    }

    static Resp bulks(List<String> words) {
        return new Array(words.stream().map(Bulk::new).map(Resp.class::cast).toList());
    }

    default String text() {
        return switch (this) {
            case Simple(String line) -> "+" + oneLine(line) + "\r\n";
            case Failure(String line) -> "-" + oneLine(line) + "\r\n";
            case Int(long value) -> ":" + value + "\r\n";
            case Bulk(String value) -> "$" + value.length() + "\r\n" + value + "\r\n";
            case Nil() -> "$-1\r\n";
            case Array(List<Resp> items) -> {
                StringBuilder out = new StringBuilder("*" + items.size() + "\r\n");
                items.forEach(item -> out.append(item.text()));
                yield out.toString();
            }
        };
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\x00-\\x1f]", " ");
    }
}
