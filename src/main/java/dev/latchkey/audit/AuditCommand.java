package dev.latchkey.audit;

import dev.latchkey.audit.SealRows.Head;
import dev.latchkey.platform.HostCommand;
import dev.latchkey.platform.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Checks the whole trail on the host, however long it is, and makes checkpoints of it. What is not as it was is printed,
 * and told by the exit status. Changes nothing.
 */
public final class AuditCommand implements HostCommand {

    private static final String CHECKPOINT = "--checkpoint";

    @Override
    public String name() {
        return "audit";
    }

    @Override
    public List<String> usage() {
        return List.of(
                "audit verify                      compares the whole trail with its seals, and with the checkpoints that",
                "                                  the portal left in its data directory; exit status 1 where it was changed",
                "audit verify --checkpoint FILE    and with a checkpoint that was kept elsewhere",
                "audit checkpoint                  prints a signed checkpoint; keep it away from the database");
    }

    @Override
    public Answer run(List<String> arguments, Host host) {
        SealRows rows = new SealRows(Sql.on(host.database()));
        if (arguments.equals(List.of("checkpoint"))) {
            Instant now = host.clock().instant().truncatedTo(ChronoUnit.SECONDS);
            return Answer.done(new Checkpoint(now, rows.heads()).lines(host.mac(Checkpoint.PURPOSE)));
        }
        boolean isAgainst = arguments.size() == 3 && arguments.get(1).equals(CHECKPOINT);
        if (arguments.isEmpty() || !arguments.get(0).equals("verify") || !(arguments.size() == 1 || isAgainst)) {
            return Answer.MISUSED;
        }
        try {
            List<Path> files =
                    new ArrayList<>(KeptCheckpoints.in(host.dataDirectory()).files());
            if (isAgainst) {
                files.add(Path.of(arguments.get(2)));
            }
            return verify(rows, host, files);
        } catch (IOException | InvalidPathException unreadable) {
            return Answer.problem(List.of("A checkpoint cannot be read: " + unreadable.getMessage()));
        }
    }

    private static Answer verify(SealRows rows, Host host, List<Path> files) throws IOException {
        List<Checkpoint> checkpoints = new ArrayList<>();
        for (Path file : files) {
            try {
                checkpoints.add(Checkpoint.parse(Files.readAllLines(file), host.mac(Checkpoint.PURPOSE)));
            } catch (IllegalArgumentException wrong) {
                return Answer.problem(List.of("The file " + file + " " + wrong.getMessage() + "."));
            }
        }
        AtomicInteger problems = new AtomicInteger();
        Consumer<String> problem = sentence -> {
            problems.incrementAndGet();
            host.tell(sentence);
        };
        TrailCheck check = new TrailCheck(rows, host.mac(Sealer.PURPOSE), problem);
        check.run(Instant.EPOCH, host.clock().instant());
        checkpoints.forEach(known -> known.heads().forEach(head -> compare(rows, known, head, problem)));
        String checked = check.checked() + " rows under " + check.seals() + " seals are as they were written.";
        return problems.get() == 0
                ? Answer.done(List.of("Unchanged: " + checked))
                : Answer.problem(List.of("Changed: see the " + problems.get() + " lines above. " + checked));
    }

    private static void compare(SealRows rows, Checkpoint checkpoint, Head head, Consumer<String> problem) {
        Optional<Seal> stored = rows.find(head.chain(), head.number());
        if (stored.isEmpty()) {
            problem.accept("Seal " + head.number() + " of the chain " + head.chain() + ", which the checkpoint of "
                    + checkpoint.madeAt() + " names, is missing: the trail was cut off.");
        } else if (!stored.get().mac().equals(head.mac())) {
            problem.accept("The " + stored.get().name() + " is not the one that the checkpoint of "
                    + checkpoint.madeAt() + " names.");
        }
    }
}
