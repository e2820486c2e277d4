package io.openspeak.cli.command;

import io.openspeak.cli.Context;
import io.openspeak.cli.Visit;
import io.openspeak.cli.output.Printer;
import java.util.concurrent.Callable;

/** A command that a signed-in person gives. */
public abstract class VisitingCommand implements Callable<Integer> {

    protected final Context context;

    protected VisitingCommand(Context context) {
        this.context = context;
    }

    @Override
    public final Integer call() {
        return context.visit(visit -> run(visit, context.printer()));
    }

    /** Does it; the exit code. */
    protected abstract int run(Visit visit, Printer printer);
}
