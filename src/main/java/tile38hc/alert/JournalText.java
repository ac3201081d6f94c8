package tile38hc.alert;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tile38hc.health.JournalEntry;

/// What can be read in the bytes of a journal's file, whatever happened to them.
///
/// @param entries those that are whole
/// @param finished the bytes up to the end of the last finished line
/// @param unfinished the bytes behind it: of a line that a crash cut off
/// @param damaged whether a finished line is none of ours
record JournalText(List<JournalEntry> entries, int finished, int unfinished, boolean damaged) {

    JournalText {
        entries = List.copyOf(entries);
    }

    static JournalText read(byte[] bytes) {
        List<JournalEntry> entries = new ArrayList<>();
        boolean damaged = false;
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                Optional<JournalEntry> entry =
                        JournalLine.read(new String(bytes, start, i - start, StandardCharsets.ISO_8859_1));
                entry.ifPresent(entries::add);
                damaged |= entry.isEmpty();
                start = i + 1;
            }
        }
        return new JournalText(entries, start, bytes.length - start, damaged);
    }
}
