package tile38hc.lua;

import java.util.ArrayList;
import java.util.List;
import tile38hc.lua.Token.Kind;

/// Builds the syntax tree of a chunk by recursive descent, a method for each production of the grammar;
/// expressions are [ExpressionParser]'s. Names become variables on the way ([Scope]), since Lua declares before
/// use.
final class Parser {
    private static final int MAX_LEVELS = 199; // of blocks and expressions within each other

    private final Tokens tokens;
    private final Chunk chunk;
    private final ExpressionParser expressions;
    private Function function;
    private int levels;

    /// What belongs to the function being parsed.
    private static final class Function {
        final Scope scope;
        final Labels labels;
        final int line;
        int loops; // open around the current statement

        Function(Tokens tokens, Scope scope, int line) {
            this.scope = scope;
            this.labels = new Labels(tokens, scope);
            this.line = line;
        }
    }

    /// @param perToken called for each token, so that whoever pays for the time can end it
    Parser(Chunk chunk, Runnable perToken) {
        this.chunk = chunk;
        tokens = new Tokens(chunk, perToken);
        expressions = new ExpressionParser(this, tokens);
    }

    Prototype parseChunk() {
        function = new Function(tokens, new Scope(null, true), 0);
        Stat.Block body = block();
        tokens.expect(Kind.END_OF_FILE);
        return prototype(List.of(), body);
    }

    private Prototype prototype(List<Variable> parameters, Stat.Block body) {
        Scope scope = function.scope;
        function.labels.finish();
        if (scope.hasTooManyUpvalues()) {
            throw limit("120 upvalues");
        }
        int lastLine = chunk.source().line(tokens.lastOffset());
        return new Prototype(
                chunk, function.line, lastLine, parameters, scope.isVararg, scope.slots(), scope.captures(), body);
    }

    /// The part of a function behind its name.
    ///
    /// @param line of the word `function`
    Prototype functionBody(boolean isMethod, int line) {
        Function outer = function;
        tokens.expect(Kind.OPEN_PARENTHESIS);
        List<String> names = new ArrayList<>();
        if (isMethod) {
            names.add("self");
        }
        boolean isVararg = parameterList(names);
        tokens.expect(Kind.CLOSE_PARENTHESIS);
        function = new Function(tokens, new Scope(outer.scope, isVararg), line);
        List<Variable> parameters = declare(names);
        parameters.forEach(function.scope::activate);
        Stat.Block body = block();
        tokens.expectClose(Kind.END, Kind.FUNCTION, line);
        Prototype prototype = prototype(parameters, body);
        function = outer;
        return prototype;
    }

    private boolean parameterList(List<String> names) {
        if (tokens.check(Kind.CLOSE_PARENTHESIS)) {
            return false;
        }
        do {
            if (tokens.accept(Kind.DOTS)) {
                return true;
            }
            if (!tokens.check(Kind.NAME) && !tokens.check(Kind.GOTO)) {
                throw tokens.error("<name> or '...' expected");
            }
            names.add(tokens.expectName());
        } while (tokens.accept(Kind.COMMA));
        return false;
    }

    private List<Variable> declare(List<String> names) {
        List<Variable> variables = new ArrayList<>();
        for (String name : names) {
            if (function.scope.isFull(variables.size())) {
                throw limit("200 local variables");
            }
            variables.add(function.scope.declare(name, variables.size()));
        }
        return variables;
    }

    private LuaError limit(String what) {
        String where = function.line == 0 ? "main function" : "function at line " + function.line;
        return tokens.errorAt(tokens.offset(), where + " has more than " + what);
    }

    private Stat.Block block() {
        return block(List.of());
    }

    /// A block in which `variables` are in scope from the start.
    private Stat.Block block(List<Variable> variables) {
        enterLevel();
        Labels.Entry entry = function.labels.enter();
        int before = function.scope.size();
        variables.forEach(function.scope::activate);
        Stat.Block block = statements();
        leaveBlock(entry, before);
        return block;
    }

    private void leaveBlock(Labels.Entry entry, int before) {
        function.labels.leave(entry, before);
        function.scope.leave(before);
        leaveLevel();
    }

    private Stat.Block statements() {
        int offset = tokens.offset();
        int before = function.scope.size();
        List<Stat> statements = new ArrayList<>();
        while (!endsBlock()) {
            boolean isLast = tokens.check(Kind.RETURN) || tokens.check(Kind.BREAK);
            Stat statement = statement();
            statements.add(statement);
            tokens.accept(Kind.SEMICOLON);
            if (isLast) {
                break;
            }
            if (statement instanceof Stat.Label && endsBlock() && !tokens.check(Kind.UNTIL)) {
                function.labels.endsBlock(before);
            }
        }
        return new Stat.Block(statements, offset);
    }

    private boolean endsBlock() {
        return switch (tokens.kind()) {
            case END, ELSE, ELSEIF, UNTIL, END_OF_FILE -> true;
            default -> false;
        };
    }

    void enterLevel() {
        levels++;
        if (levels > MAX_LEVELS) {
            throw tokens.errorAt(tokens.offset(), "chunk has too many syntax levels");
        }
    }

    void leaveLevel() {
        levels--;
    }

    private Stat statement() {
        int line = tokens.line();
        return switch (tokens.kind()) {
            case IF -> ifStatement(line);
            case WHILE -> whileStatement(line);
            case DO -> doStatement(line);
            case FOR -> forStatement(line);
            case REPEAT -> repeatStatement(line);
            case FUNCTION -> functionStatement(line);
            case LOCAL -> localStatement();
            case RETURN -> returnStatement();
            case BREAK -> breakStatement();
            case LABEL -> labelStatement();
            case GOTO -> tokens.peek() == Kind.NAME ? gotoStatement() : callOrAssignment();
            default -> callOrAssignment();
        };
    }

    private Stat ifStatement(int line) {
        int offset = tokens.advance().offset();
        Expr condition = expressions.expression();
        tokens.expect(Kind.THEN);
        Stat.Block then = block();
        Stat otherwise = null;
        if (tokens.check(Kind.ELSEIF)) {
            enterLevel();
            otherwise = ifStatement(line);
            leaveLevel();
        } else {
            if (tokens.accept(Kind.ELSE)) {
                otherwise = block();
            }
            tokens.expectClose(Kind.END, Kind.IF, line);
        }
        return new Stat.If(condition, then, otherwise, offset);
    }

    private Stat whileStatement(int line) {
        int offset = tokens.advance().offset();
        Expr condition = expressions.expression();
        tokens.expect(Kind.DO);
        Stat.Block body = loopBody(List.of());
        tokens.expectClose(Kind.END, Kind.WHILE, line);
        return new Stat.While(condition, body, offset);
    }

    private Stat.Block loopBody(List<Variable> variables) {
        function.loops++;
        Stat.Block body = block(variables);
        function.loops--;
        return body;
    }

    private Stat doStatement(int line) {
        tokens.advance();
        Stat.Block body = block();
        tokens.expectClose(Kind.END, Kind.DO, line);
        return body;
    }

    private Stat forStatement(int line) {
        int offset = tokens.advance().offset();
        String first = tokens.expectName();
        Stat loop =
                switch (tokens.kind()) {
                    case ASSIGN -> numericFor(first, offset);
                    case COMMA, IN -> genericFor(first, offset);
                    default -> throw tokens.error("'=' or 'in' expected");
                };
        tokens.expectClose(Kind.END, Kind.FOR, line);
        return loop;
    }

    private Stat numericFor(String name, int offset) {
        tokens.advance();
        Expr start = expressions.expression();
        tokens.expect(Kind.COMMA);
        Expr limit = expressions.expression();
        Expr step = tokens.accept(Kind.COMMA) ? expressions.expression() : null;
        tokens.expect(Kind.DO);
        List<Variable> variable = declare(List.of(name));
        return new Stat.NumericFor(variable.getFirst(), start, limit, step, loopBody(variable), offset);
    }

    private Stat genericFor(String first, int offset) {
        List<String> names = new ArrayList<>(List.of(first));
        while (tokens.accept(Kind.COMMA)) {
            names.add(tokens.expectName());
        }
        tokens.expect(Kind.IN);
        List<Expr> iterator = expressions.expressionList();
        tokens.expect(Kind.DO);
        List<Variable> variables = declare(names);
        return new Stat.GenericFor(variables, iterator, loopBody(variables), offset);
    }

    /// The scope of the body lasts until the condition is read.
    private Stat repeatStatement(int line) {
        int offset = tokens.advance().offset();
        enterLevel();
        function.loops++;
        Labels.Entry entry = function.labels.enter();
        int before = function.scope.size();
        Stat.Block body = statements();
        function.loops--;
        tokens.expectClose(Kind.UNTIL, Kind.REPEAT, line);
        Expr condition = expressions.expression();
        leaveBlock(entry, before);
        return new Stat.Repeat(body, condition, offset);
    }

    private Stat functionStatement(int line) {
        int offset = tokens.advance().offset();
        Expr target = expressions.variable(tokens.expectName(), tokens.lastOffset());
        while (tokens.accept(Kind.DOT)) {
            target = expressions.field(target);
        }
        boolean isMethod = tokens.accept(Kind.COLON);
        if (isMethod) {
            target = expressions.field(target);
        }
        Expr.Function value = new Expr.Function(functionBody(isMethod, line), offset);
        return new Stat.Assignment(List.of(assignable(target)), List.of(value), offset);
    }

    private Stat localStatement() {
        int offset = tokens.advance().offset();
        int line = tokens.line();
        if (tokens.accept(Kind.FUNCTION)) {
            Variable variable = declare(List.of(tokens.expectName())).getFirst();
            function.scope.activate(variable);
            Expr.Function value = new Expr.Function(functionBody(false, line), offset);
            return new Stat.LocalFunction(variable, value, offset);
        }
        List<String> names = new ArrayList<>();
        do {
            names.add(tokens.expectName());
        } while (tokens.accept(Kind.COMMA));
        List<Expr> values = tokens.accept(Kind.ASSIGN) ? expressions.expressionList() : List.of();
        List<Variable> variables = declare(names);
        variables.forEach(function.scope::activate);
        return new Stat.LocalDeclaration(variables, values, offset);
    }

    private Stat returnStatement() {
        int offset = tokens.advance().offset();
        if (endsBlock() || tokens.check(Kind.SEMICOLON)) {
            return new Stat.Return(List.of(), offset);
        }
        List<Expr> values = expressions.expressionList();
        return values.size() == 1 && values.getFirst().isCall()
                ? new Stat.TailCall(values.getFirst(), offset)
                : new Stat.Return(values, offset);
    }

    private Stat breakStatement() {
        int offset = tokens.advance().offset();
        if (function.loops == 0) {
            throw tokens.errorAt(offset, "no loop to break");
        }
        return new Stat.Break(offset);
    }

    private Stat gotoStatement() {
        int offset = tokens.advance().offset();
        String label = tokens.expectName();
        function.labels.jump(label, offset);
        return new Stat.Goto(label, offset);
    }

    private Stat labelStatement() {
        int offset = tokens.advance().offset();
        String name = tokens.expectName();
        function.labels.mark(name);
        tokens.expect(Kind.LABEL);
        return new Stat.Label(name, offset);
    }

    private Stat callOrAssignment() {
        int offset = tokens.offset();
        Expr first = expressions.suffixed();
        if (first.isCall()) {
            return new Stat.CallStatement(first, offset);
        }
        List<Expr> targets = new ArrayList<>(List.of(assignable(first)));
        while (tokens.accept(Kind.COMMA)) {
            targets.add(assignable(expressions.suffixed()));
        }
        tokens.expect(Kind.ASSIGN);
        return new Stat.Assignment(targets, expressions.expressionList(), offset);
    }

    private Expr assignable(Expr target) {
        return switch (target) {
            case Expr.Local e -> e;
            case Expr.Upvalue e -> e;
            case Expr.Global e -> e;
            case Expr.Index e -> e.asTarget();
            default -> throw tokens.error("syntax error");
        };
    }

    Scope scope() {
        return function.scope;
    }
}
