package tile38hc.demo;

import java.util.ArrayList;
import java.util.List;
import tile38hc.json.Json;
import tile38hc.json.JsonObject;

/// The commands about keys and objects.
final class DataCommands {
    private DataCommands() {}

    static Reply write(Request request) {
        request.node().write(request.words());
        return Reply.OK;
    }

    static Reply delete(Request request) {
        boolean there = request.node().write(request.words());
        return Reply.of(new Resp.Int(there ? 1 : 0));
    }

    static Reply stats(Request request) {
        Dataset data = request.node().data();
        List<Resp> resp = new ArrayList<>();
        List<Json> json = new ArrayList<>();
        for (String key : request.words().subList(1, request.size())) {
            if (data.has(key)) {
                Figures figures = Figures.key(data, key);
                resp.add(figures.resp());
                json.add(figures.json());
            } else {
                resp.add(new Resp.Nil());
                json.add(Json.NULL);
            }
        }
        return Reply.of(new Resp.Array(resp), "stats", new Json.Arr(json));
    }

    static Reply keys(Request request) {
        List<String> keys = Glob.matching(request.word(1), request.node().data().keys());
        List<Json> json = keys.stream().<Json>map(Json.Str::new).toList();
        return Reply.of(Resp.bulks(keys), "keys", new Json.Arr(json));
    }

    static Reply get(Request request) {
        boolean asPoint = request.says(3, "point");
        if (request.size() == 4 && !asPoint) {
            throw Refusal.wrongArguments("get");
        }
        Dataset data = request.node().data();
        Dataset.Point point = data.get(request.word(1), request.word(2));
        if (point == null) {
            return new Reply(new Resp.Nil(), null, null, (data.has(request.word(1)) ? "id" : "key") + " not found");
        }
        return asPoint ? point(point) : geoJson(point);
    }

    private static Reply point(Dataset.Point point) {
        Json.Num lat = new Json.Num(point.lat());
        Json.Num lon = new Json.Num(point.lon());
        Json json = new JsonObject().put("lat", lat).put("lon", lon).done();
        return Reply.of(Resp.bulks(List.of(lat.compact(), lon.compact())), "point", json);
    }

    private static Reply geoJson(Dataset.Point point) {
        Json json = new JsonObject()
                .put("type", "Point")
                .put("coordinates", List.of(new Json.Num(point.lon()), new Json.Num(point.lat())))
                .done();
        return Reply.of(new Resp.Bulk(json.compact()), "object", json);
    }
}
