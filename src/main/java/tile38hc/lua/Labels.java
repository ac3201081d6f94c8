package tile38hc.lua;

import java.util.ArrayList;
import java.util.List;

/// The labels and gotos of one function while it is parsed: finds the goto without a label and the one that
/// would jump into the scope of a local variable.
final class Labels {
    private final Tokens tokens;
    private final Scope scope;
    private final List<Jump> pending = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();
    private Entry block; // the innermost

    /// @param locals how many variables were in scope
    private record Jump(String label, int locals, int offset) {}

    private record Mark(String name, int locals) {}

    Labels(Tokens tokens, Scope scope) {
        this.tokens = tokens;
        this.scope = scope;
    }

    void jump(String label, int offset) {
        pending.add(new Jump(label, scope.size(), offset));
    }

    void mark(String name) {
        if (find(marks.subList(block.marks(), marks.size()), name) != null) {
            throw tokens.errorAt(tokens.lastOffset(), "duplicate label '" + name + "'");
        }
        marks.add(new Mark(name, scope.size()));
    }

    /// The label just marked ends its block: no variable of the block is alive there, so a jump to it enters no
    /// scope.
    void endsBlock(int localsBefore) {
        Mark mark = marks.removeLast();
        marks.add(new Mark(mark.name(), localsBefore));
    }

    /// What [#leave] must know about the block that begins here.
    Entry enter() {
        block = new Entry(block, pending.size(), marks.size());
        return block;
    }

    record Entry(Entry outer, int jumps, int marks) {}

    /// Ends a block: its labels answer the jumps from within it, the others wait for those of the block around.
    ///
    /// @param localsBefore how many variables were in scope where it began
    void leave(Entry entry, int localsBefore) {
        List<Mark> own = marks.subList(entry.marks(), marks.size());
        List<Jump> open = new ArrayList<>();
        List<Jump> inside = pending.subList(entry.jumps(), pending.size());
        for (Jump jump : inside) {
            Mark mark = find(own, jump.label());
            if (mark == null) {
                open.add(new Jump(jump.label(), Math.min(jump.locals(), localsBefore), jump.offset()));
            } else if (mark.locals() > jump.locals()) {
                throw tokens.errorAt(
                        jump.offset(),
                        "<goto " + jump.label() + "> jumps into the scope of local '"
                                + scope.declaredAfter(jump.locals()) + "'");
            }
        }
        inside.clear();
        own.clear();
        pending.addAll(open);
        block = entry.outer();
    }

    /// Ends the function.
    void finish() {
        if (!pending.isEmpty()) {
            Jump jump = pending.getFirst();
            throw tokens.errorAt(jump.offset(), "undefined label '" + jump.label() + "'");
        }
    }

    private static Mark find(List<Mark> marks, String name) {
        return marks.stream()
                .filter(mark -> mark.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}
