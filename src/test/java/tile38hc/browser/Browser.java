package tile38hc.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Gives a test that asks for a [Page] one of its own, all in one browser. Where there is none, such tests are skipped
/// and say so. Tests in browsers hold the lock [#LOCK], so that no more than one page works at a time.
public final class Browser implements ExecutionCondition, ParameterResolver {
    public static final String LOCK = "browser";

    private static final ExtensionContext.Namespace OURS = ExtensionContext.Namespace.create(Browser.class);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return Chromium.program().isPresent()
                ? ConditionEvaluationResult.enabled("there is a Chromium")
                : ConditionEvaluationResult.disabled("no chromium on the PATH");
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Page.class;
    }

    /// The store closes what is in it: the page after the test, the browser after all tests.
    @Override
    public Page resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Chromium chromium =
                context.getRoot().getStore(OURS).getOrComputeIfAbsent(Chromium.class, _ -> start(), Chromium.class);
        try {
            Page page = chromium.open();
            context.getStore(OURS).put(Page.class, page);
            return page;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Chromium start() {
        try {
            return Chromium.start(Chromium.program().orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
