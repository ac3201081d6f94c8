package tile38hc.ngx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What happens to entries as time goes by and several threads write. All else is in the lines of Lua.
class SharedDictTest {
    private long now = 1_000_000;
    private final SharedDict dict = new SharedDict(100 * 1024, () -> Instant.ofEpochMilli(now));

    @Test
    void an_entry_is_there_until_its_time_is_over_and_stale_afterwards() {
        set("key", "value", 50);
        now += 50;
        assertThat(dict.getStale("key")).isEqualTo(new SharedDict.Found("value", 0, false));
        assertThat(dict.timeLeft("key")).isZero();
        now += 1;
        assertThat(dict.getStale("key")).isEqualTo(new SharedDict.Found("value", 0, true));
        assertThat(dict.timeLeft("key")).isEqualTo(-1);
        assertThat(dict.get("key")).isNull();
    }

    @Test
    void an_expired_entry_can_be_added_again_and_not_be_replaced() {
        set("first", "never met at the end of the line", 0);
        set("key", "value", 10);
        now += 11;
        assertThatThrownBy(() -> dict.store(SharedDict.Store.REPLACE, "key", "new", 0, 0))
                .hasMessage("not found");
        dict.store(SharedDict.Store.ADD, "key", "new", 0, 0);
        assertThat(dict.get("key").value()).isEqualTo("new");
    }

    @Test
    void an_expired_number_begins_again() {
        dict.increment("n", 1, 10.0, 20);
        assertThat(dict.increment("n", 1, 10.0, 20).value()).isEqualTo(12);
        now += 21;
        assertThat(dict.increment("n", 1, 10.0, 20).value()).isEqualTo(11);
        assertThat(dict.timeLeft("n")).isEqualTo(20);
    }

    @Test
    void an_expired_list_begins_again() {
        dict.push(SharedDict.End.RIGHT, "list", "a");
        dict.expireIn("list", 10);
        now += 11;
        assertThat(dict.length("list")).isZero();
        assertThat(dict.pop(SharedDict.End.LEFT, "list")).isNull();
        assertThat(dict.push(SharedDict.End.RIGHT, "list", "b")).isEqualTo(1);
        assertThat(dict.pop(SharedDict.End.LEFT, "list")).isEqualTo("b");
    }

    @Test
    void a_list_that_finds_no_room_gives_none_back() {
        for (int i = 0; !isFull(); i++) {
            dict.store(SharedDict.Store.SET, "key" + i, "v", 0, 0);
        }
        for (int i = 0; i < 100; i++) {
            assertThatThrownBy(() -> dict.push(SharedDict.End.RIGHT, "list", "item"))
                    .hasMessage("no memory");
        }
        assertThat(isFull()).isTrue();
    }

    /// Whether one more entry would throw another out.
    private boolean isFull() {
        try {
            dict.store(SharedDict.Store.SAFE_SET, "another", "v", 0, 0);
            dict.store(SharedDict.Store.SET, "another", null, 0, 0);
            return false;
        } catch (SharedDictException e) {
            return true;
        }
    }

    @Test
    void keys_and_flushing_tell_the_expired_from_the_living() {
        set("lives", 1.0, 0);
        set("ends", 2.0, 10);
        set("ends too", 3.0, 10);
        now += 11;
        assertThat(dict.keys(0)).containsExactly("lives");
        assertThat(dict.flushExpired(1)).isEqualTo(1);
        assertThat(dict.flushExpired(0)).isEqualTo(1);
        assertThat(dict.getStale("ends")).isNull();
    }

    @Test
    void what_is_removed_gives_its_memory_back() {
        long free = dict.freeSpace();
        for (int round = 0; round < 100; round++) {
            set("text", "x".repeat(50_000), 0);
            set("text", true, 0);
            IntStream.range(0, 1000).forEach(i -> dict.push(SharedDict.End.LEFT, "list", "item"));
            set("list", null, 0);
            set("text", null, 0);
        }
        assertThat(dict.freeSpace()).isEqualTo(free);
    }

    @Test
    void increments_of_several_threads_are_all_counted() {
        CompletableFuture<?>[] threads = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.runAsync(() -> {
                    for (int n = 0; n < 1000; n++) {
                        dict.increment("count", 1, 0.0, 0);
                    }
                }))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(threads).join();
        assertThat(dict.get("count").value()).isEqualTo(4000.0);
    }

    private void set(String key, Object value, long lifetime) {
        dict.store(SharedDict.Store.SET, key, value, lifetime, 0);
    }
}
