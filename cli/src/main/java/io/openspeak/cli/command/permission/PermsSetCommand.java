package io.openspeak.cli.command.permission;

import com.google.gson.JsonParseException;
import io.openspeak.channel.v1.Rule;
import io.openspeak.cli.CliFailure;
import io.openspeak.cli.Context;
import io.openspeak.cli.Visit;
import io.openspeak.cli.command.ChannelNames;
import io.openspeak.cli.command.VisitingCommand;
import io.openspeak.cli.output.Printer;
import io.openspeak.cli.output.Row;
import io.openspeak.cli.output.RuleRows;
import io.openspeak.cli.output.RuleText;
import io.openspeak.client.id.ChannelId;
import io.openspeak.client.id.Position;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Replaces a channel's own rules. */
@Command(
        name = "set",
        mixinStandardHelpOptions = true,
        description = {
            "Replace a channel's own rules; acts at once on people inside. Needs MANAGE there.",
            "A rule says whom it is about and what it gives (+) and takes (-):",
            "  everyone:-JOIN   role/moderator:+KICK,+BAN   user/alice:+SPEAK"
        })
public final class PermsSetCommand extends VisitingCommand {

    @Parameters(
            index = "0",
            paramLabel = "CHANNEL",
            completionCandidates = ChannelNames.class,
            description = "Channel.")
    String channel = "";

    @Parameters(index = "1..*", paramLabel = "RULE", description = "The rules, in order.")
    List<String> rules = List.of();

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "Take the rules from a file that perms show --json wrote.")
    @Nullable
    Path file;

    @Option(names = "--none", description = "No rules: only what the channel inherits.")
    boolean none;

    @Spec
    @Nullable
    CommandSpec spec;

    PermsSetCommand(Context context) {
        super(context);
    }

    @Override
    protected int run(Visit visit, Printer printer) {
        List<Rule> wanted = given();
        Position position = visit.client().permissions().setRules(new ChannelId(channel), wanted);
        String count = wanted.size() == 1 ? " rule" : " rules";
        printer.print(Row.of("#" + channel + " has " + wanted.size() + count)
                .with("channel", channel)
                .with("rules", wanted.stream().map(RuleRows::fields).toList())
                .with("position", position.token()));
        return 0;
    }

    private List<Rule> given() {
        if ((rules.isEmpty() ? 0 : 1) + (file == null ? 0 : 1) + (none ? 1 : 0) != 1) {
            throw wrong("Expected one of: RULE..., --file FILE or --none");
        }
        if (file != null) {
            return read(file);
        }
        try {
            return rules.stream().map(RuleText::parse).toList();
        } catch (TypeConversionException e) {
            // Not left to picocli: what it can't convert in a list it takes for an argument too many.
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    private ParameterException wrong(String what) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), what);
    }

    private static List<Rule> read(Path file) {
        try (Reader reader = Files.newBufferedReader(file)) {
            return RuleRows.read(reader);
        } catch (IOException e) {
            throw new CliFailure("can't read " + file, "name a file that perms show --json wrote", e);
        } catch (JsonParseException | TypeConversionException e) {
            throw new CliFailure(
                    file + ": " + e.getMessage(),
                    "write rules as {\"subject\":\"everyone\",\"allow\":[],\"deny\":[\"JOIN\"]}",
                    e);
        }
    }
}
