package tile38hc.lua;

import java.util.HashMap;
import java.util.Map;

/// A word of Lua's text.
///
/// @param value of a name its text, of a string or number what it means, otherwise `null`
/// @param end where it stops in the chunk's text
record Token(Kind kind, Object value, int offset, int end) {

    /// What kinds there are, with the text that stands for each in programs and messages.
    enum Kind {
        AND("and"),
        BREAK("break"),
        DO("do"),
        ELSE("else"),
        ELSEIF("elseif"),
        END("end"),
        FALSE("false"),
        FOR("for"),
        FUNCTION("function"),
        GOTO("goto"),
        IF("if"),
        IN("in"),
        LOCAL("local"),
        NIL("nil"),
        NOT("not"),
        OR("or"),
        REPEAT("repeat"),
        RETURN("return"),
        THEN("then"),
        TRUE("true"),
        UNTIL("until"),
        WHILE("while"),
        CONCAT(".."),
        DOTS("..."),
        EQUAL("=="),
        GREATER_OR_EQUAL(">="),
        LESS_OR_EQUAL("<="),
        NOT_EQUAL("~="),
        LABEL("::"),
        NUMBER("<number>"),
        NAME("<name>"),
        STRING("<string>"),
        END_OF_FILE("<eof>"),
        PLUS("+"),
        MINUS("-"),
        STAR("*"),
        SLASH("/"),
        PERCENT("%"),
        CARET("^"),
        HASH("#"),
        LESS("<"),
        GREATER(">"),
        ASSIGN("="),
        OPEN_PARENTHESIS("("),
        CLOSE_PARENTHESIS(")"),
        OPEN_BRACE("{"),
        CLOSE_BRACE("}"),
        OPEN_BRACKET("["),
        CLOSE_BRACKET("]"),
        SEMICOLON(";"),
        COLON(":"),
        COMMA(","),
        DOT("."),
        /// A byte that begins no token; only messages show it.
        STRANGER("");

        private static final Map<String, Kind> BY_TEXT = new HashMap<>();

        static {
            for (Kind kind : values()) {
                BY_TEXT.put(kind.text, kind);
            }
        }

        final String text;

        Kind(String text) {
            this.text = text;
        }

        /// The reserved word or the symbol spelt so; `null` if there is none.
        static Kind spelt(String text) {
            return BY_TEXT.get(text);
        }
    }
}
