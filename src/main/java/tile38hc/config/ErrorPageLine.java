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

    static ErrorPageLine read(Directive directive) {
        List<String> args = directive.args();
        int codes = args.size() - 1;
        Change change = new Change.None();
        if (args.get(codes - 1).startsWith("=")) {
            String status = args.get(codes - 1).substring(1);
            change = status.isEmpty() ? new Change.AsTarget() : new Change.To(status(status, directive));
            codes--;
        }
        Set<Integer> statuses = new HashSet<>();
        for (String code : args.subList(0, codes)) {
            int status = status(code, directive);
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

    private static int status(String text, Directive directive) {
        if (text.isEmpty() || text.length() > 6 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new SourceException("invalid value \"" + text + "\"", directive.position());
        }
        return Integer.parseInt(text);
    }

    ErrorPage with(VariableLookup variables) {
        return new ErrorPage(statuses, change, variables.expanding(target));
    }
}
