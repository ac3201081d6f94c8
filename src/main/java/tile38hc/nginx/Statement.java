package tile38hc.nginx;

import java.util.List;
import tile38hc.source.Position;

/// What the lexer reads at a time: words up to one of nginx's three punctuation marks.
///
/// @param words none for [End#CLOSE] and [End#FILE], at least one otherwise
/// @param position of the mark that ended it
record Statement(List<Word> words, End end, Position position) {

    enum End {
        SEMICOLON,
        OPEN,
        CLOSE,
        FILE
    }

    Statement {
        words = List.copyOf(words);
    }

    Word name() {
        return words.getFirst();
    }

    List<Word> arguments() {
        return words.subList(1, words.size());
    }
}
