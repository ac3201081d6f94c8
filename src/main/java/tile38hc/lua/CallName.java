package tile38hc.lua;

/// How the code names what it uses: `local 't'`, `field 'x'`. Messages show it.
///
/// @param kind local, upvalue, global, field, method or metamethod
public record CallName(String kind, String name) {

    /// The name of the function that `frame` is calling; `null` if its place calls none or the callee has no name.
    static CallName of(Frame frame) {
        return switch (frame == null ? null : frame.current) {
            case Expr.Call call -> of(call.function());
            case Expr.MethodCall call -> new CallName("method", call.name());
            case Expr.Index e -> new CallName("metamethod", e.isTarget() ? "__newindex" : "__index");
            case Expr.Arithmetic operation -> new CallName("metamethod", operation.operator().event);
            case Expr.Concatenation _ -> new CallName("metamethod", "__concat");
            case Expr.Minus _ -> new CallName("metamethod", "__unm");
            case null, default -> null;
        };
    }

    static CallName of(Expr expr) {
        return switch (expr) {
            case Expr.Local e -> new CallName("local", e.variable().name());
            case Expr.Upvalue e -> new CallName("upvalue", e.name());
            case Expr.Global e -> new CallName("global", e.name());
            case Expr.Index e when e.key() instanceof Expr.Constant(String key, var _) -> new CallName("field", key);
            case Expr.First e -> of(e.inner());
            default -> null;
        };
    }

    @Override
    public String toString() {
        return kind + " '" + name + "'";
    }
}
