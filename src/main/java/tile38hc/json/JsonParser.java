package tile38hc.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tile38hc.json.JsonException.Expected;

/// The grammar: one method a rule, over the tokens of a [JsonLexer]. Reads one document.
final class JsonParser {
    private final String text;
    private final JsonRules rules;
    private final JsonLexer lexer;
    private JsonToken token;
    private int depth;

    JsonParser(String text, JsonRules rules) {
        this.text = text;
        this.rules = rules;
        this.lexer = new JsonLexer(text, rules);
    }

    Json document() {
        if (text.length() > rules.maxLength()) {
            throw new JsonException(Expected.END, JsonToken.TOO_LONG, text, rules.maxLength());
        }
        advance();
        Json value = value();
        require(JsonToken.END, Expected.END);
        return value;
    }

    private Json value() {
        return switch (token) {
            case OBJECT_START -> object();
            case ARRAY_START -> array();
            case STRING -> scalar(new Json.Str(lexer.string()));
            case NUMBER -> scalar(new Json.Num(lexer.number()));
            case BOOLEAN -> scalar(new Json.Bool(lexer.bool()));
            case NULL -> scalar(Json.NULL);
            default -> throw expected(Expected.VALUE);
        };
    }

    private Json object() {
        Map<String, Json> members = new LinkedHashMap<>();
        enterLevel();
        if (token != JsonToken.OBJECT_END) {
            do {
                require(JsonToken.STRING, Expected.KEY);
                String name = lexer.string();
                advance();
                require(JsonToken.COLON, Expected.COLON);
                advance();
                members.put(name, value());
            } while (accept(JsonToken.COMMA));
        }
        require(JsonToken.OBJECT_END, Expected.COMMA_OR_OBJECT_END);
        leaveLevel();
        return new Json.Obj(members);
    }

    private Json array() {
        List<Json> items = new ArrayList<>();
        enterLevel();
        if (token != JsonToken.ARRAY_END) {
            do {
                items.add(value());
            } while (accept(JsonToken.COMMA));
        }
        require(JsonToken.ARRAY_END, Expected.COMMA_OR_ARRAY_END);
        leaveLevel();
        return new Json.Arr(items);
    }

    private Json scalar(Json value) {
        advance();
        return value;
    }

    private void enterLevel() {
        if (++depth > rules.maxDepth()) {
            token = JsonToken.TOO_DEEP;
            throw expected(Expected.VALUE);
        }
        advance();
    }

    private void leaveLevel() {
        depth--;
        advance();
    }

    private void advance() {
        token = lexer.next();
    }

    private boolean accept(JsonToken wanted) {
        if (token != wanted) {
            return false;
        }
        advance();
        return true;
    }

    private void require(JsonToken wanted, Expected wording) {
        if (token != wanted) {
            throw expected(wording);
        }
    }

    private JsonException expected(Expected what) {
        return new JsonException(what, token, text, lexer.offset());
    }
}
