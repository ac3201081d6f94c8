package tile38hc.demo;

import java.util.List;
import java.util.Locale;

/// A command as a client gave it, with the client's session and the server it was given to.
///
/// @param words the command's name and its arguments; never empty
record Request(List<String> words, Session session, Node node) {

    Request {
        words = List.copyOf(words);
    }

    /// In lower case.
    String name() {
        return words.getFirst().toLowerCase(Locale.ROOT);
    }

    int size() {
        return words.size();
    }

    String word(int index) {
        return words.get(index);
    }

    boolean says(int index, String word) {
        return index < words.size() && words.get(index).equalsIgnoreCase(word);
    }

    /// A whole number from 0 to `most`, which Tile38 demands where it counts.
    long number(int index, long most) {
        String word = words.get(index);
        if (!word.matches("[0-9]{1,18}") || Long.parseLong(word) > most) {
            throw Refusal.invalid(word);
        }
        return Long.parseLong(word);
    }
}
