/// Incoming sockets: listeners, virtual servers, locations, access rules, and what goes over the wire.
///
/// Comes in: [VirtualServer]s whose locations hold a [Handler] each. Goes out: a running [WebServer], and lines for
/// the error log in nginx's words. Text is bytes, one a character (ISO 8859-1). May depend on `page`, `health`,
/// `net` and `regex`.
package tile38hc.web;
