package tile38hc.web;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/// `allow` and `deny` in the order of the file: the first rule that names the client decides, and without one the
/// client may pass. A subrequest comes from no client.
public record AccessRules(List<Rule> rules) implements Handler {

    public static final AccessRules OPEN = new AccessRules(List.of());
    public static final AccessRules LOOPBACK_ONLY = new AccessRules(List.of(
            new Rule(true, Optional.of(Cidr.parse("127.0.0.0/8"))),
            new Rule(true, Optional.of(Cidr.parse("::1"))),
            new Rule(false, Optional.empty())));

    /// One `allow` or `deny`; without a network it means `all`. (`unix:` names no client of a TCP socket: no rule.)
    public record Rule(boolean allow, Optional<Cidr> network) {

        boolean names(InetAddress client) {
            return network.isEmpty() || network.get().contains(client);
        }
    }

    public AccessRules {
        rules = List.copyOf(rules);
    }

    public boolean allow(InetAddress client) {
        for (Rule rule : rules) {
            if (rule.names(client)) {
                return rule.allow();
            }
        }
        return true;
    }

    @Override
    public Response answer(Request request) {
        if (request.isSubrequest() || allow(request.connection().remote().getAddress())) {
            return new Response.Next();
        }
        request.site().log("access forbidden by rule", request);
        return Response.Status.of(403);
    }

    /// Who is turned away need not have sent one.
    @Override
    public boolean wantsBody() {
        return false;
    }
}
