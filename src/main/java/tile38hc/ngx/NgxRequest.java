package tile38hc.ngx;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import tile38hc.lua.LuaTable;

/// A request as Lua and the server around it see it. Lua may change much of it: method, path, arguments, headers,
/// body.
///
/// It is the same through all phases and locations. Belongs to one thread at a time: the server's before and after a
/// handler, during it whoever runs its Lua.
public final class NgxRequest {

    /// What came over the wire.
    ///
    /// @param target as sent: `$request_uri`
    /// @param headers in the order and the case in which they came
    public record Head(String method, String target, String protocol, List<Header> headers) {

        public Head {
            Objects.requireNonNull(method);
            Objects.requireNonNull(target);
            Objects.requireNonNull(protocol);
            headers = List.copyOf(headers);
        }

        String line() {
            return method + " " + target + " " + protocol;
        }
    }

    /// Whom it came from and where it arrived.
    ///
    /// @param number of the connection in this process
    /// @param requests made on it so far, this one included
    public record Connection(
            String remoteAddress,
            int remotePort,
            String localAddress,
            int localPort,
            boolean tls,
            long number,
            long requests) {}

    private static final HostVariables NONE = new HostVariables() {
        @Override
        public Optional<String> get(String name) {
            return Optional.empty();
        }

        @Override
        public boolean set(String name, String value) {
            return false;
        }
    };

    private final Head head;
    private final Connection connection;
    private final NgxRequest parent;
    private final SubrequestVariables inherited;
    private final RequestHeaders headers;
    private Supplier<String> bodySource;
    private String body;
    private boolean bodyRead;
    private String method;
    private String uri;
    private String args;
    private HostVariables variables = NONE;
    private boolean internal;
    private int imposedStatus;
    private Instant start = Instant.EPOCH;
    private String id;
    private LuaTable context;
    private Output output;
    private World world;

    /// @param uri the path, decoded and normalized
    /// @param args what followed the question mark; `null` for none
    /// @param body asked at most once
    public NgxRequest(Head head, String uri, String args, Connection connection, Supplier<String> body) {
        this(head, uri, args, connection, new RequestHeaders(head.headers()), body, null, SubrequestVariables.NONE);
    }

    private NgxRequest(
            Head head,
            String uri,
            String args,
            Connection connection,
            RequestHeaders headers,
            Supplier<String> body,
            NgxRequest parent,
            SubrequestVariables inherited) {
        this.head = head;
        this.connection = connection;
        this.parent = parent;
        this.inherited = inherited;
        this.headers = headers;
        this.method = head.method();
        this.uri = Objects.requireNonNull(uri);
        this.args = args;
        this.bodySource = body;
    }

    /// A subrequest: the same connection and headers, another place.
    NgxRequest child(
            String childMethod, String childUri, String childArgs, String childBody, SubrequestVariables inherits) {
        NgxRequest child = new NgxRequest(
                head,
                childUri,
                childArgs,
                connection,
                new RequestHeaders(headers.all()),
                () -> childBody,
                this,
                inherits);
        child.method = childMethod;
        child.body = childBody;
        child.variables = variables;
        child.internal = true;
        child.start = start;
        return child;
    }

    /// Gives the request the variables of the server and location that it is in now.
    public void bind(HostVariables hostVariables) {
        variables = Objects.requireNonNull(hostVariables);
    }

    /// Takes it to another location, where Lua begins with nothing in `ngx.ctx`.
    public void moveTo(String newMethod, String newUri, String newArgs) {
        method = newMethod;
        uri = newUri;
        args = newArgs;
        context = null;
    }

    /// What the variables of a subrequest begin with that does not share its parent's.
    public Map<String, String> firstVariables(Map<String, String> parents) {
        return inherited.first(parents);
    }

    public HostVariables hostVariables() {
        return variables;
    }

    public Head head() {
        return head;
    }

    public Connection connection() {
        return connection;
    }

    public String method() {
        return method;
    }

    void setMethod(String method) {
        this.method = method;
    }

    public String uri() {
        return uri;
    }

    void setUri(String uri) {
        this.uri = uri;
    }

    /// `null` for none.
    public String args() {
        return args;
    }

    void setArgs(String args) {
        this.args = args;
    }

    /// As Lua left them.
    public List<Header> headers() {
        return headers.all();
    }

    /// A header's value as nginx has it in a variable.
    public Optional<String> header(String name) {
        return headers.value(name);
    }

    void setHeader(String name, List<String> values) {
        headers.set(name, values);
    }

    /// The host's name as nginx takes it for `$host`: what the server took it for, or what Lua has set since, in
    /// lower case and without the port.
    String host() {
        Optional<String> taken = headers.isHostSet() ? Optional.empty() : variables.get("host");
        return taken.orElseGet(headers::host);
    }

    /// Reads the body from the client, which may take its time.
    public void readBody() {
        if (!bodyRead) {
            body = bodySource.get();
            bodyRead = true;
            bodySource = null;
        }
    }

    boolean isBodyRead() {
        return bodyRead;
    }

    /// What was read; empty before and where there was none.
    public Optional<String> body() {
        return Optional.ofNullable(body).filter(text -> !text.isEmpty());
    }

    void setBody(String body) {
        this.body = body;
        bodyRead = true;
        setHeader("Content-Length", List.of(Integer.toString(body.length())));
    }

    /// What was read before stays.
    void discardBody() {
        bodyRead = true;
    }

    /// Whether it may enter `internal` locations.
    public boolean isInternal() {
        return internal;
    }

    public void markInternal() {
        internal = true;
    }

    /// Gives it the status that its answer shall have, being an error page.
    public void imposeStatus(int status) {
        imposedStatus = status;
    }

    /// 0 where none is imposed.
    int imposedStatus() {
        return imposedStatus;
    }

    public boolean isSubrequest() {
        return parent != null;
    }

    /// Whether a subrequest is to see and change the very variables of its parent.
    public boolean sharesVariables() {
        return inherited.shared();
    }

    /// 32 hexadecimal digits, the same for a subrequest.
    String id() {
        if (parent != null) {
            return parent.id();
        }
        if (id == null) {
            ThreadLocalRandom random = ThreadLocalRandom.current();
            id = "%016x%016x".formatted(random.nextLong(), random.nextLong());
        }
        return id;
    }

    /// How many requests led to this subrequest.
    int depth() {
        return parent == null ? 0 : parent.depth() + 1;
    }

    Instant start() {
        return start;
    }

    void startAt(Instant now) {
        if (start.equals(Instant.EPOCH)) {
            start = now;
        }
    }

    /// `ngx.ctx`, made when it is first asked for.
    LuaTable context() {
        if (context == null) {
            context = new LuaTable();
        }
        return context;
    }

    void setContext(LuaTable context) {
        this.context = context;
    }

    /// What handlers have put together so far; `null` where none has been at work.
    Output output() {
        return output;
    }

    /// The same for the next handler to go on with.
    Output answering(String defaultType) {
        if (output == null) {
            output = new Output();
        }
        output.setDefaultType(defaultType);
        return output;
    }

    /// The headers that are set so far.
    public List<Header> answerHeaders() {
        return output == null ? List.of() : output.headers();
    }

    /// The world that this request's Lua runs in where each has its own.
    World world(Supplier<World> fresh) {
        if (world == null) {
            world = fresh.get();
        }
        return world;
    }
}
