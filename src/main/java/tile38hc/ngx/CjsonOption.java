package tile38hc.ngx;

import tile38hc.lua.Arguments;

/// Reads the arguments of the functions that change cjson's settings. `nil` leaves a setting as it is.
final class CjsonOption {
    private final Arguments call;

    /// @param most arguments that the function takes
    CjsonOption(Arguments call, int most) {
        this.call = call;
        if (call.count() > most) {
            throw call.bad(most + 1, "found too many arguments");
        }
    }

    boolean bool(int index, boolean current) {
        return switch (call.get(index)) {
            case null -> current;
            case Boolean given -> given;
            default -> word(index).equals("on");
        };
    }

    /// `true`, `false`, or `"null"`.
    CjsonSettings.InvalidNumbers invalidNumbers(CjsonSettings.InvalidNumbers current) {
        if ("null".equals(call.get(1))) {
            return CjsonSettings.InvalidNumbers.NULL;
        }
        if (call.isNil(1)) {
            return current;
        }
        return bool(1, false) ? CjsonSettings.InvalidNumbers.ON : CjsonSettings.InvalidNumbers.OFF;
    }

    private String word(int index) {
        String word = call.string(index);
        if (!word.equals("on") && !word.equals("off")) {
            throw call.bad(index, "invalid option '" + word + "'");
        }
        return word;
    }

    int integer(int index, int current, int least, int most) {
        if (call.isNil(index)) {
            return current;
        }
        double given = call.number(index);
        int value = (int) given;
        if (value < least || value > most) {
            throw call.bad(1, "expected integer between " + least + " and " + most); // number 1 whichever it was
        }
        return value;
    }
}
