package tile38hc.lua;

import java.util.ArrayList;
import java.util.List;
import tile38hc.lua.Expr.Operator;
import tile38hc.lua.Expr.Relation;
import tile38hc.lua.Token.Kind;

/// The expressions of the grammar. The place of an operation is its last token, that of a call its opening
/// parenthesis: so LuaJIT counts lines.
final class ExpressionParser {
    private static final int UNARY = 8;

    private final Parser parser;
    private final Tokens tokens;

    ExpressionParser(Parser parser, Tokens tokens) {
        this.parser = parser;
        this.tokens = tokens;
    }

    List<Expr> expressionList() {
        List<Expr> exprs = new ArrayList<>();
        do {
            exprs.add(expression());
        } while (tokens.accept(Kind.COMMA));
        return exprs;
    }

    Expr expression() {
        return binary(0);
    }

    /// How strongly a binary operator binds on either side; right below left makes it associate to the right.
    private record Priority(int left, int right) {}

    private static Priority priority(Kind kind) {
        return switch (kind) {
            case OR -> new Priority(1, 1);
            case AND -> new Priority(2, 2);
            case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> new Priority(3, 3);
            case CONCAT -> new Priority(5, 4);
            case PLUS, MINUS -> new Priority(6, 6);
            case STAR, SLASH, PERCENT -> new Priority(7, 7);
            case CARET -> new Priority(10, 9);
            default -> null;
        };
    }

    /// Operands joined by operators that bind more strongly than `limit`.
    private Expr binary(int limit) {
        parser.enterLevel();
        Expr left = unary();
        for (Priority priority = priority(tokens.kind());
                priority != null && priority.left() > limit;
                priority = priority(tokens.kind())) {
            Kind operator = tokens.advance().kind();
            Expr right = binary(priority.right());
            left = joined(operator, left, right, tokens.lastOffset());
        }
        parser.leaveLevel();
        return left;
    }

    private static Expr joined(Kind operator, Expr left, Expr right, int offset) {
        return switch (operator) {
            case OR -> new Expr.Or(left, right, offset);
            case AND -> new Expr.And(left, right, offset);
            case EQUAL -> new Expr.Comparison(Relation.EQUAL, left, right, offset);
            case NOT_EQUAL -> new Expr.Comparison(Relation.NOT_EQUAL, left, right, offset);
            case LESS -> new Expr.Comparison(Relation.LESS, left, right, offset);
            case LESS_OR_EQUAL -> new Expr.Comparison(Relation.LESS_OR_EQUAL, left, right, offset);
            case GREATER -> new Expr.Comparison(Relation.GREATER, left, right, offset);
            case GREATER_OR_EQUAL -> new Expr.Comparison(Relation.GREATER_OR_EQUAL, left, right, offset);
            case CONCAT -> concatenation(left, right, offset);
            case PLUS -> new Expr.Arithmetic(Operator.ADD, left, right, offset);
            case MINUS -> new Expr.Arithmetic(Operator.SUBTRACT, left, right, offset);
            case STAR -> new Expr.Arithmetic(Operator.MULTIPLY, left, right, offset);
            case SLASH -> new Expr.Arithmetic(Operator.DIVIDE, left, right, offset);
            case PERCENT -> new Expr.Arithmetic(Operator.MODULO, left, right, offset);
            case CARET -> new Expr.Arithmetic(Operator.POWER, left, right, offset);
            default -> throw new IllegalStateException("no operator: " + operator);
        };
    }

    private static Expr concatenation(Expr left, Expr right, int offset) {
        List<Expr> operands = new ArrayList<>(List.of(left));
        if (right instanceof Expr.Concatenation chain) {
            operands.addAll(chain.operands());
        } else {
            operands.add(right);
        }
        return new Expr.Concatenation(operands, offset);
    }

    private Expr unary() {
        return switch (tokens.kind()) {
            case NOT -> {
                tokens.advance();
                yield new Expr.Not(binary(UNARY), tokens.lastOffset());
            }
            case HASH -> {
                tokens.advance();
                yield new Expr.Length(binary(UNARY), tokens.lastOffset());
            }
            case MINUS -> {
                tokens.advance();
                yield negated(binary(UNARY), tokens.lastOffset());
            }
            default -> simple();
        };
    }

    private static Expr negated(Expr operand, int offset) {
        return operand instanceof Expr.Constant(Double number, var _)
                ? new Expr.Constant(-number, offset)
                : new Expr.Minus(operand, offset);
    }

    private Expr simple() {
        int offset = tokens.offset();
        return switch (tokens.kind()) {
            case NUMBER, STRING -> new Expr.Constant(tokens.advance().value(), offset);
            case NIL -> constant(null);
            case TRUE -> constant(Boolean.TRUE);
            case FALSE -> constant(Boolean.FALSE);
            case DOTS -> vararg(offset);
            case OPEN_BRACE -> table();
            case FUNCTION -> {
                int line = tokens.line();
                tokens.advance();
                yield new Expr.Function(parser.functionBody(false, line), offset);
            }
            default -> suffixed();
        };
    }

    private Expr constant(Object value) {
        return new Expr.Constant(value, tokens.advance().offset());
    }

    private Expr vararg(int offset) {
        if (!parser.scope().isVararg) {
            throw tokens.error("cannot use '...' outside a vararg function");
        }
        tokens.advance();
        return new Expr.Vararg(offset);
    }

    /// A name or a parenthesized expression with the fields and calls behind it.
    Expr suffixed() {
        Expr expr = primary();
        while (true) {
            switch (tokens.kind()) {
                case DOT -> {
                    tokens.advance();
                    expr = field(expr);
                }
                case OPEN_BRACKET -> expr = bracketed(expr);
                case COLON -> {
                    tokens.advance();
                    String name = tokens.expectName();
                    int offset = tokens.offset();
                    expr = new Expr.MethodCall(expr, name, arguments(), offset);
                }
                case OPEN_PARENTHESIS, STRING, OPEN_BRACE -> {
                    int offset = tokens.offset();
                    expr = new Expr.Call(expr, arguments(), offset);
                }
                default -> {
                    return expr;
                }
            }
        }
    }

    private Expr primary() {
        int offset = tokens.offset();
        return switch (tokens.kind()) {
            case NAME, GOTO -> variable(tokens.expectName(), offset);
            case OPEN_PARENTHESIS -> {
                int line = tokens.line();
                tokens.advance();
                Expr inner = expression();
                tokens.expectClose(Kind.CLOSE_PARENTHESIS, Kind.OPEN_PARENTHESIS, line);
                yield new Expr.First(inner, offset);
            }
            default -> throw tokens.error("unexpected symbol");
        };
    }

    Expr variable(String name, int offset) {
        Variable local = parser.scope().local(name);
        if (local != null) {
            return new Expr.Local(local, offset);
        }
        int index = parser.scope().upvalue(name);
        return index >= 0 ? new Expr.Upvalue(name, index, offset) : new Expr.Global(name, offset);
    }

    /// The field named by the current token.
    Expr field(Expr object) {
        int offset = tokens.offset();
        return new Expr.Index(object, new Expr.Constant(tokens.expectName(), offset), offset, false);
    }

    private Expr bracketed(Expr object) {
        tokens.advance();
        Expr key = expression();
        tokens.expect(Kind.CLOSE_BRACKET);
        return new Expr.Index(object, key, tokens.lastOffset(), false);
    }

    private List<Expr> arguments() {
        return switch (tokens.kind()) {
            case STRING -> List.of(simple());
            case OPEN_BRACE -> List.of(table());
            case OPEN_PARENTHESIS -> {
                if (!tokens.isOnSameLine()) {
                    throw tokens.error("ambiguous syntax (function call x new statement)");
                }
                int line = tokens.line();
                tokens.advance();
                List<Expr> arguments = tokens.check(Kind.CLOSE_PARENTHESIS) ? List.of() : expressionList();
                tokens.expectClose(Kind.CLOSE_PARENTHESIS, Kind.OPEN_PARENTHESIS, line);
                yield arguments;
            }
            default -> throw tokens.error("function arguments expected");
        };
    }

    private Expr table() {
        int offset = tokens.offset();
        int line = tokens.line();
        tokens.advance();
        List<Expr.Field> fields = new ArrayList<>();
        while (!tokens.check(Kind.CLOSE_BRACE)) {
            fields.add(tableField());
            if (!tokens.accept(Kind.COMMA) && !tokens.accept(Kind.SEMICOLON)) {
                break;
            }
        }
        tokens.expectClose(Kind.CLOSE_BRACE, Kind.OPEN_BRACE, line);
        int positional =
                (int) fields.stream().filter(field -> field.key() == null).count();
        boolean isOpen = !fields.isEmpty()
                && fields.getLast().key() == null
                && fields.getLast().value().isMultiple();
        int single = isOpen ? positional - 1 : positional;
        int room = ConstructorRoom.of(isOpen ? fields.subList(0, fields.size() - 1) : fields, isOpen);
        return new Expr.Table(fields, single, room, offset);
    }

    private Expr.Field tableField() {
        if (tokens.accept(Kind.OPEN_BRACKET)) {
            Expr key = expression();
            tokens.expect(Kind.CLOSE_BRACKET);
            tokens.expect(Kind.ASSIGN);
            return new Expr.Field(key, expression());
        }
        boolean isNamed = (tokens.check(Kind.NAME) || tokens.check(Kind.GOTO)) && tokens.peek() == Kind.ASSIGN;
        if (!isNamed) {
            return new Expr.Field(null, expression());
        }
        Expr key = new Expr.Constant(tokens.expectName(), tokens.lastOffset());
        tokens.advance();
        return new Expr.Field(key, expression());
    }
}
