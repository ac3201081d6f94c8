/// The program itself: the command line, the conductor that joins the packages, and the process's way out.
///
/// Depends on every package; none depends on it.
package tile38hc;
