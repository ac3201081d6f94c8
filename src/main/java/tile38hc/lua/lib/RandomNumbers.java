package tile38hc.lua.lib;

/// LuaJIT's generator of random numbers, so that a seed gives the numbers that it gives there: L'Ecuyer's combined
/// Tausworthe generator with a period of 2^223.
final class RandomNumbers {

    /// One of the four shift registers: `bits` of its word count.
    private record Register(int bits, int first, int second) {

        long next(long word) {
            long mask = -1L << 64 - bits;
            return ((word << first ^ word) >>> bits - second) ^ ((word & mask) << second);
        }
    }

    private static final Register[] REGISTERS = {
        new Register(63, 31, 18), new Register(58, 19, 28), new Register(55, 24, 7), new Register(47, 21, 8)
    };
    private static final int WARM_UP = 10;

    private final long[] words = new long[REGISTERS.length];

    RandomNumbers() {
        seed(0);
    }

    void seed(double seed) {
        double value = seed;
        for (int i = 0; i < words.length; i++) {
            value = value * Math.PI + Math.E;
            long least = 1L << 64 - REGISTERS[i].bits(); // or the register would stay 0
            long word = Double.doubleToRawLongBits(value);
            words[i] = Long.compareUnsigned(word, least) < 0 ? word + least : word;
        }
        for (int i = 0; i < WARM_UP; i++) {
            step();
        }
    }

    /// The next number from 0 up to, but without, 1.
    double next() {
        return Double.longBitsToDouble(step() & 0x000f_ffff_ffff_ffffL | 0x3ff0_0000_0000_0000L) - 1;
    }

    private long step() {
        long mixed = 0;
        for (int i = 0; i < words.length; i++) {
            words[i] = REGISTERS[i].next(words[i]);
            mixed ^= words[i];
        }
        return mixed;
    }
}
