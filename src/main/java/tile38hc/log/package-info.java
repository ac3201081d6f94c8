/// The log, in nginx's shape or as JSON.
///
/// Comes in: messages with their level, and what they are about. Goes out: lines, to whoever is added as a sink and
/// to the files of `error_log`, without anybody waiting for a disk or a reader. May depend on page, health and json.
package tile38hc.log;
