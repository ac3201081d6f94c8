/// The language of nginx.conf.
///
/// Comes in: the path of a file and [ConfigFiles] to read it from. Goes out: a [Configuration], the tree of
/// [Directive]s with every include in its place and every place remembered, checked as nginx checks it (where a
/// directive may stand, how many arguments it takes) and with nginx's messages. What the directives *mean* is not
/// known here, but for the [Kind] that says how they are treated. Depends on `source` alone.
package tile38hc.nginx;
