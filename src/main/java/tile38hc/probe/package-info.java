/// One check of one peer over the network: connect, greet with TLS if asked, send, read the first line, judge.
///
/// Comes in: a checker's spec and an address. Goes out: an outcome, whatever the peer does. Depends on `health`, whose
/// `Prober` it implements, and on `net`.
package tile38hc.probe;
