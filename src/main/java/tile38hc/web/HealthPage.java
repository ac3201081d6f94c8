package tile38hc.web;

/// `/healthz`: that this process runs and answers. It says nothing of the servers that it watches.
public final class HealthPage implements Handler {

    public static final String PATH = "/healthz";

    @Override
    public Response answer(Request request) {
        return Response.Page.text("ok\n");
    }
}
