package tile38hc.nginx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tile38hc.nginx.Statement.End;
import tile38hc.source.Position;
import tile38hc.source.Source;
import tile38hc.source.SourceException;

/// Builds the tree, asking the [Rules] about each directive as soon as it is read, so that of several faults in a
/// file the one reported is the one that nginx reports.
final class Parser {
    /// Far above what people write, far below what the stack holds.
    private static final int DEEPEST_BLOCK = 100;

    /// UTF-8's, which some editors put first; to nginx it is a part of the first word.
    private static final String BYTE_ORDER_MARK = "\u00ef\u00bb\u00bf";

    /// What any module could call a directive.
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");

    private final Rules rules = Rules.standard();
    private final Includes includes;
    private final List<Warning> warnings = new ArrayList<>();
    private final Map<String, Optional<String>> nearest = new HashMap<>();

    Parser(ConfigFiles files, String mainFile) {
        this.includes = new Includes(files, mainFile);
    }

    Configuration parse(String globals) {
        Scope main = new Scope(Context.MAIN, Kind.HONOURED, 0);
        read(new Lexer(Source.ofOption("command line", globals)), main, End.FILE);
        includes.readMain(file -> read(new Lexer(file), main, End.FILE));
        if (main.directives.stream().noneMatch(directive -> directive.is("events"))) {
            throw SourceException.ofWhole(includes.mainFile(), "no \"events\" section in configuration");
        }
        return new Configuration(main.directives, warnings, includes.opened());
    }

    /// Reads into the scope up to the end of the file or of the block.
    ///
    /// @return the place of that end
    private Position read(Lexer lexer, Scope scope, End expected) {
        while (true) {
            Statement statement = lexer.next();
            switch (statement.end()) {
                case FILE -> {
                    if (expected == End.CLOSE) {
                        throw fail("unexpected end of file, expecting \"}\"", statement);
                    }
                    return statement.position();
                }
                case CLOSE -> {
                    if (expected == End.FILE) {
                        throw fail("unexpected \"}\"", statement);
                    }
                    return statement.position();
                }
                case OPEN -> {
                    if (lexer.isOption()) {
                        throw fail("block directives are not supported in -g option", statement);
                    }
                    directive(statement, lexer, scope);
                }
                case SEMICOLON -> directive(statement, lexer, scope);
            }
        }
    }

    private void directive(Statement statement, Lexer lexer, Scope scope) {
        switch (scope.context) {
            case ENTRIES -> entry(statement, scope);
            case ANYTHING -> add(statement, lexer, scope, scope.kindInside, blockOf(statement));
            default -> known(statement, lexer, scope);
        }
    }

    private void entry(Statement statement, Scope scope) {
        if (statement.end() == End.OPEN) {
            throw fail("unexpected \"{\"", statement);
        }
        if (statement.name().text().equals("include") && statement.arguments().size() == 1) {
            include(statement, scope);
        } else {
            scope.directives.add(simple(statement, scope.kindInside));
        }
    }

    private void known(Statement statement, Lexer lexer, Scope scope) {
        String name = statement.name().text();
        if (!rules.know(name)) {
            unknown(statement, lexer, scope);
            return;
        }
        Rule rule = rules.find(name, scope.context)
                .orElseThrow(() -> fail("\"" + name + "\" directive is not allowed here", statement));
        check(statement, rule);
        if (name.equals("include")) {
            include(statement, scope);
            return;
        }
        boolean again = scope.repeats(rule);
        if (again && !rule.opensLua()) {
            throw fail("\"" + name + "\" directive is duplicate", statement);
        }
        checkValues(statement, rule);
        add(statement, lexer, scope, rule.kind(), rule.opens());
        if (again) {
            // ngx_lua finds out behind the block, and says it in a way of its own
            throw new SourceException("is duplicate", lexer.lastRead());
        }
    }

    private static void check(Statement statement, Rule rule) {
        boolean block = statement.end() == End.OPEN;
        if (block && rule.opens().isEmpty()) {
            throw fail("directive \"" + rule.name() + "\" is not terminated by \";\"", statement);
        }
        if (!block && rule.opens().isPresent()) {
            throw fail("directive \"" + rule.name() + "\" has no opening \"{\"", statement);
        }
        if (!rule.arguments().allow(statement.arguments().size())) {
            throw fail("invalid number of arguments in \"" + rule.name() + "\" directive", statement);
        }
    }

    private static void checkValues(Statement statement, Rule rule) {
        List<String> values = statement.arguments().stream().map(Word::text).toList();
        rule.arguments().problem(rule.name(), values).ifPresent(problem -> {
            throw fail(problem, statement);
        });
    }

    private void unknown(Statement statement, Lexer lexer, Scope scope) {
        String name = statement.name().text();
        String problem = "unknown directive \"" + name + "\"";
        if (name.startsWith(BYTE_ORDER_MARK)) {
            String hint = "the file begins with a byte order mark";
            throw SourceException.withHint(problem, statement.position(), hint);
        }
        if (!NAME.matcher(name).matches()) {
            throw fail(problem, statement);
        }
        Optional<String> meant = nearest.computeIfAbsent(name, n -> Spelling.nearest(n, rules.names()));
        if (meant.isPresent()) {
            throw SourceException.withHint(problem, statement.position(), "did you mean \"" + meant.get() + "\"?");
        }
        warnings.add(new Warning(problem, statement.position()));
        add(statement, lexer, scope, Kind.UNKNOWN, blockOf(statement));
    }

    /// What a block holds that we have no rule for.
    private static Optional<Context> blockOf(Statement statement) {
        if (statement.end() != End.OPEN) {
            return Optional.empty();
        }
        boolean lua = statement.name().text().endsWith("_by_lua_block");
        return Optional.of(lua ? Context.LUA : Context.ANYTHING);
    }

    private void add(Statement statement, Lexer lexer, Scope scope, Kind kind, Optional<Context> opens) {
        if (opens.isEmpty()) {
            scope.directives.add(simple(statement, kind));
        } else if (opens.get() == Context.LUA) {
            Source code = lexer.luaBlock();
            scope.directives.add(
                    new Directive.LuaBlock(statement.name(), statement.arguments(), code, statement.position(), kind));
        } else {
            if (scope.depth == DEEPEST_BLOCK) {
                throw fail("blocks are nested more than " + DEEPEST_BLOCK + " deep", statement);
            }
            Scope inside = new Scope(opens.get(), kind, scope.depth + 1);
            Position end = read(lexer, inside, End.CLOSE);
            scope.directives.add(new Directive.Block(
                    statement.name(), statement.arguments(), inside.directives, statement.position(), end, kind));
        }
    }

    private static Directive simple(Statement statement, Kind kind) {
        return new Directive.Simple(statement.name(), statement.arguments(), statement.position(), kind);
    }

    private void include(Statement statement, Scope scope) {
        includes.read(
                statement.arguments().getFirst().text(),
                statement.position(),
                file -> read(new Lexer(file), scope, End.FILE));
    }

    private static SourceException fail(String problem, Statement statement) {
        return new SourceException(problem, statement.position());
    }
}
