package tile38hc.config;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tile38hc.nginx.Directive;
import tile38hc.nginx.Template;
import tile38hc.source.SourceException;
import tile38hc.web.ErrorPage;
import tile38hc.web.ErrorPage.Change;

/// `error_page 500 502 =200 /sorry`
record ErrorPageLine(Set<Integer> statuses, Change change, Template target) {

    private static final int CLIENT_CLOSED = 499;
    private static final int LONGEST = 6;

    static ErrorPageLine read(Directive directive) {
        List<String> args = directive.args();
        int codes = args.size() - 1;
        Change change = new Change.None();
        if (args.get(codes - 1).startsWith("=")) {
            String status = args.get(codes - 1).substring(1);
            change = status.isEmpty() ? new Change.AsTarget() : new Change.To(status(status, "=", directive));
            codes--;
        }
        Set<Integer> statuses = new HashSet<>();
        for (String code : args.subList(0, codes)) {
            int status = status(code, "", directive);
            if (status == CLIENT_CLOSED) {
                throw new SourceException("invalid value \"" + code + "\"", directive.position());
            }
            if (status < 300 || status > 599) {
                throw new SourceException("value \"" + code + "\" must be between 300 and 599", directive.position());
            }
            statuses.add(status);
        }
        if (statuses.isEmpty()) {
            throw new SourceException("invalid number of arguments in \"error_page\" directive", directive.position());
        }
        return new ErrorPageLine(statuses, change, Template.of(args.getLast(), directive.position()));
    }

    /// @param sign what stands before it
    private static int status(String text, String sign, Directive directive) {
        long status = Values.number(text);
        if (status < 0 || text.length() > LONGEST) {
            throw new SourceException("invalid value \"" + sign + text + "\"", directive.position());
        }
        return (int) status;
    }

    ErrorPage with(VariableLookup variables) {
        return new ErrorPage(statuses, change, variables.expanding(target));
    }
}
