package tile38hc.lua;

/// A function of Lua code together with the variables around it that it uses.
final class Closure extends LuaFunction {
    final Prototype prototype;
    final Cell[] upvalues;
    LuaTable environment;

    Closure(Prototype prototype, Cell[] upvalues, LuaTable environment) {
        this.prototype = prototype;
        this.upvalues = upvalues;
        this.environment = environment;
    }

    @Override
    Object[] call(LuaThread thread, Object[] arguments) {
        return Interpreter.call(thread, this, arguments);
    }
}
