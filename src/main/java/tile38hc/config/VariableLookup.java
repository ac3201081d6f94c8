package tile38hc.config;

import java.util.function.Function;
import tile38hc.nginx.Template;
import tile38hc.web.Request;

/// The values of variables at one place of the configuration, in some request.
interface VariableLookup {

    /// Empty where there is none, and for one without a value.
    String value(Request request, String name);

    default Function<Request, String> expanding(Template template) {
        return request -> template.expand(name -> value(request, name));
    }
}
