package io.openspeak.cli;

import io.openspeak.client.failure.OpenSpeakException;
import java.io.PrintWriter;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells failures: what was wrong and what to do, and a stack trace only to those who ask for it. */
final class Failures {

    private final Context context;

    Failures(Context context) {
        this.context = context;
    }

    void installIn(CommandLine commandLine) {
        commandLine.setExecutionExceptionHandler((thrown, command, parsed) -> tell(thrown, command.getErr()));
        commandLine.setParameterExceptionHandler((wrong, args) -> tell(wrong));
    }

    private int tell(Exception thrown, PrintWriter err) {
        Throwable failure = unwrapped(thrown);
        switch (failure) {
            case CliFailure wrong -> {
                err.println(wrong.getMessage());
                err.println("  " + wrong.advice());
            }
            case OpenSpeakException refused -> {
                err.println(refused.getMessage());
                err.println("  " + FailureAdvice.about(refused));
            }
            case IllegalArgumentException wrong -> err.println(wrong.getMessage());
            default -> {
                err.println("something unexpected went wrong: " + failure);
                err.println("  try again with --verbose and report what it shows");
            }
        }
        if (context.verbose()) {
            failure.printStackTrace(err);
        }
        err.flush();
        return CommandLine.ExitCode.SOFTWARE;
    }

    private static Throwable unwrapped(Exception thrown) {
        Throwable cause = thrown.getCause();
        boolean wrapper = thrown instanceof ExecutionException || thrown instanceof CompletionException;
        return wrapper && cause != null ? cause : thrown;
    }

    private static int tell(ParameterException wrong) {
        CommandLine command = wrong.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(wrong.getMessage());
        if (!UnmatchedArgumentException.printSuggestions(wrong, err)) {
            err.println("  see: " + command.getCommandSpec().qualifiedName() + " --help");
        }
        err.flush();
        return CommandLine.ExitCode.USAGE;
    }
}
