package tile38hc.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tile38hc.nginx.Directive;
import tile38hc.nginx.Warning;
import tile38hc.source.SourceException;
import tile38hc.web.AccessRules;
import tile38hc.web.Cidr;

/// Reads the `allow` and `deny` lines of one level.
final class AccessReader {

    private AccessReader() {}

    /// Empty where the level has none of its own, so that those of the level above hold.
    static Optional<AccessRules> read(Directive level, List<Warning> warnings) {
        List<AccessRules.Rule> rules = new ArrayList<>();
        boolean any = false;
        for (Directive directive : level.children()) {
            if (directive.is("allow") || directive.is("deny")) {
                any = true;
                // `unix:` names clients of socket files, and none of ours comes that way
                if (!directive.arg(0).equals("unix:")) {
                    rules.add(new AccessRules.Rule(directive.is("allow"), network(directive, warnings)));
                }
            }
        }
        return any ? Optional.of(new AccessRules(rules)) : Optional.empty();
    }

    private static Optional<Cidr> network(Directive directive, List<Warning> warnings) {
        String text = directive.arg(0);
        if (text.equals("all")) {
            return Optional.empty();
        }
        try {
            Cidr network = Cidr.parse(text);
            if (network.hasMeaninglessBits()) {
                warnings.add(new Warning("low address bits of " + text + " are meaningless", directive.position()));
            }
            return Optional.of(network);
        } catch (IllegalArgumentException e) {
            throw new SourceException("invalid parameter \"" + text + "\"", directive.position());
        }
    }
}
