package tile38hc.alert;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32;
import tile38hc.health.JournalEntry;
import tile38hc.health.Severity;

/// An entry as one line of a file: a checksum, then the members with tabs between them. A line can be trusted or
/// is none, wherever a crash cut it off.
///
///     5d41402a 17<tab>2026-11-22T14:02:11Z<tab>CAME<tab>DOWN<tab>tile38-follower<tab>10.0.0.2:9852<tab>diverged<tab>…
final class JournalLine {
    private static final int MEMBERS = 8;
    private static final int CHECKSUM_LENGTH = 8;
    private static final HexFormat HEX = HexFormat.of();

    private JournalLine() {}

    /// With its line feed.
    static String of(JournalEntry entry) {
        String members = String.join(
                "\t",
                Long.toString(entry.id()),
                entry.time().toString(),
                entry.kind().name(),
                entry.severity().name(),
                escaped(entry.upstream().orElse("")),
                escaped(entry.peer().orElse("")),
                escaped(entry.code()),
                escaped(entry.message()));
        return checksum(members) + " " + members + "\n";
    }

    /// @param line without its line feed
    /// @return nothing for what [#of] did not write
    static Optional<JournalEntry> read(String line) {
        int start = CHECKSUM_LENGTH + 1;
        if (line.length() < start || !line.startsWith(checksum(line.substring(start)) + " ")) {
            return Optional.empty();
        }
        String[] members = line.substring(start).split("\t", -1);
        if (members.length != MEMBERS) {
            return Optional.empty();
        }
        try {
            return Optional.of(new JournalEntry(
                    Long.parseLong(members[0]),
                    Instant.parse(members[1]),
                    JournalEntry.Kind.valueOf(members[2]),
                    Severity.valueOf(members[3]),
                    optional(unescaped(members[4])),
                    optional(unescaped(members[5])),
                    unescaped(members[6]),
                    unescaped(members[7])));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty(); // a later version knows more kinds
        }
    }

    private static String checksum(String members) {
        CRC32 crc = new CRC32();
        crc.update(members.getBytes(StandardCharsets.ISO_8859_1));
        return HEX.toHexDigits((int) crc.getValue());
    }

    private static Optional<String> optional(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        for (char c : text.toCharArray()) {
            if (c < 0x20 || c == 0x7f || c == '\\') {
                escaped.append('\\').append(HEX.toHexDigits((byte) c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }

    private static String unescaped(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != '\\') {
                plain.append(text.charAt(i));
            } else if (i + 2 < text.length()) {
                plain.append((char) HexFormat.fromHexDigits(text, i + 1, i + 3));
                i += 2;
            } else {
                throw new IllegalArgumentException("an escape without its digits");
            }
        }
        return plain.toString();
    }
}
