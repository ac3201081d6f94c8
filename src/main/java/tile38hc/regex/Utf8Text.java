package tile38hc.regex;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A byte string as the characters to match against, with the way back from their positions to those of the bytes.
///
/// @param offsets where each character begins in the bytes, and at last their end; `null` if the characters are
/// the bytes
record Utf8Text(String bytes, String characters, int[] offsets) {

    static Utf8Text ofBytes(String bytes) {
        return new Utf8Text(bytes, bytes, null);
    }

    /// @throws RegexFailure if `bytes` are not UTF-8
    static Utf8Text decode(String bytes) {
        if (bytes.chars().allMatch(c -> c < 0x80)) {
            return ofBytes(bytes);
        }
        String characters;
        try {
            characters = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new RegexFailure(RegexFailure.BAD_UTF8);
        }
        int[] offsets = new int[characters.length() + 1];
        int offset = 0;
        for (int i = 0; i < characters.length(); i++) {
            offsets[i] = offset;
            char c = characters.charAt(i);
            offset += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3; // a pair of surrogates has 4
        }
        offsets[characters.length()] = offset;
        return new Utf8Text(bytes, characters, offsets);
    }

    int toByte(int character) {
        return offsets == null || character < 0 ? character : offsets[character];
    }

    /// @throws RegexFailure if there is no such place, or it is inside a character
    int toCharacter(int offset) {
        if (offset > bytes.length()) {
            throw new RegexFailure(RegexFailure.BAD_OFFSET);
        }
        int character = offsets == null ? offset : Arrays.binarySearch(offsets, offset);
        if (character < 0 || offsets != null && isLowSurrogate(character)) {
            throw new RegexFailure(RegexFailure.BAD_UTF8_OFFSET);
        }
        return character;
    }

    private boolean isLowSurrogate(int character) {
        return character < characters.length() && Character.isLowSurrogate(characters.charAt(character));
    }
}
