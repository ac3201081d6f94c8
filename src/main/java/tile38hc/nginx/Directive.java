package tile38hc.nginx;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import tile38hc.source.Position;
import tile38hc.source.Source;

/// One directive with everything in it. Includes are already replaced by what they include.
///
/// nginx reports trouble at the line where a directive's `;` or `{` stands, and so must whoever reads the tree:
/// that is [#position]. Where its name stands is `word().position()`.
public sealed interface Directive {

    Word word();

    List<Word> arguments();

    /// Where nginx's messages about this directive point: its `;` or `{`.
    Position position();

    /// How tile38-hc treats it.
    Kind kind();

    default String name() {
        return word().text();
    }

    default boolean is(String name) {
        return name().equals(name);
    }

    default List<String> args() {
        return arguments().stream().map(Word::text).toList();
    }

    /// The text of an argument, the first being 0.
    default String arg(int index) {
        return arguments().get(index).text();
    }

    /// What stands in its block, in order; nothing if it is no block.
    default List<Directive> children() {
        return List.of();
    }

    /// The children of that name, in order.
    default Stream<Directive> all(String name) {
        return children().stream().filter(child -> child.is(name));
    }

    /// The first child of that name.
    default Optional<Directive> find(String name) {
        return all(name).findFirst();
    }

    /// `listen 8080;`
    record Simple(Word word, List<Word> arguments, Position position, Kind kind) implements Directive {
        public Simple {
            Objects.requireNonNull(word);
            Objects.requireNonNull(position);
            Objects.requireNonNull(kind);
            arguments = List.copyOf(arguments);
        }
    }

    /// `server { … }`
    ///
    /// @param end the place of its `}`, where nginx reports what it finds out at the end of a block
    record Block(Word word, List<Word> arguments, List<Directive> children, Position position, Position end, Kind kind)
            implements Directive {
        public Block {
            Objects.requireNonNull(word);
            Objects.requireNonNull(position);
            Objects.requireNonNull(end);
            Objects.requireNonNull(kind);
            arguments = List.copyOf(arguments);
            children = List.copyOf(children);
        }
    }

    /// `content_by_lua_block { … }`
    ///
    /// @param code what stands between the braces, letter by letter; its positions are the file's
    record LuaBlock(Word word, List<Word> arguments, Source code, Position position, Kind kind) implements Directive {
        public LuaBlock {
            Objects.requireNonNull(word);
            Objects.requireNonNull(code);
            Objects.requireNonNull(position);
            Objects.requireNonNull(kind);
            arguments = List.copyOf(arguments);
        }
    }
}
