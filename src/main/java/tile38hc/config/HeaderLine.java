package tile38hc.config;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import tile38hc.nginx.Directive;
import tile38hc.nginx.Template;
import tile38hc.source.SourceException;
import tile38hc.web.AddedHeader;

/// `add_header name value [always]`
record HeaderLine(String name, Template value, boolean always) {

    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    /// Those that nginx sends once at most.
    private static final Set<String> SINGLE = Set.of("last-modified", "etag");

    static HeaderLine read(Directive directive) {
        boolean always = directive.args().size() > 2;
        if (always && !directive.arg(2).equals("always")) {
            throw new SourceException("invalid parameter \"" + directive.arg(2) + "\"", directive.position());
        }
        return new HeaderLine(directive.arg(0), Template.of(directive.arg(1), directive.position()), always);
    }

    /// nginx would send whatever the name is, and nobody could read the answer.
    boolean isSendable() {
        return NAME.matcher(name).matches();
    }

    AddedHeader with(VariableLookup variables) {
        return new AddedHeader(
                name, variables.expanding(value), always, SINGLE.contains(name.toLowerCase(Locale.ROOT)));
    }
}
