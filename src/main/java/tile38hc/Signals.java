package tile38hc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.function.Consumer;

/// Takes signals that would otherwise end the process.
///
/// The JDK has no promised way, and a compiler that takes warnings for errors refuses the one it has: so the
/// class is asked for by name. Where it is missing, where the system has no such signal, and with `-Xrs`, a
/// signal goes on meaning what it meant; SIGHUP under `nohup` stays ignored.
final class Signals {

    private Signals() {}

    /// From now on runs `action` on a thread of its own for each signal of that name; it is told `signal 1
    /// (SIGHUP)`.
    ///
    /// @param name without `SIG`
    /// @return gives the signal back to whoever had it
    static Runnable take(String name, Consumer<String> action) {
        try {
            Class<?> signalType = Class.forName("sun.misc.Signal");
            Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
            Object signal = signalType.getConstructor(String.class).newInstance(name);
            String told = "signal " + signalType.getMethod("getNumber").invoke(signal) + " (SIG" + name + ")";
            InvocationHandler calls = (proxy, method, arguments) -> switch (method.getName()) {
                case "handle" -> {
                    action.accept(told);
                    yield null;
                }
                case "equals" -> proxy == arguments[0];
                case "hashCode" -> System.identityHashCode(proxy);
                default -> told;
            };
            Object handler =
                    Proxy.newProxyInstance(Signals.class.getClassLoader(), new Class<?>[] {handlerType}, calls);
            var handle = signalType.getMethod("handle", signalType, handlerType);
            Object before = handle.invoke(null, signal, handler);
            return () -> {
                try {
                    handle.invoke(null, signal, before);
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException("taken, and not to be given back", e);
                }
            };
        } catch (ReflectiveOperationException e) {
            return () -> {};
        }
    }
}
