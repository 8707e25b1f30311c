package io.drawbridge.devstack.stack;

import java.io.PrintStream;
import java.time.Duration;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Runs the whole stack until it is told to stop: the program behind {@code dev-stack/up}. */
public final class DevStack {
    /** The one bucket of the stack. */
    static final String BUCKET = "drawbridge";

    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;
    private static final Duration WATCH_EVERY = Duration.ofMillis(500);
    private static final PrintStream OUT = System.out; // console
    private static final PrintStream ERR = System.err; // console

    private DevStack() {}

    public static void main(String[] arguments) {
        var options = new StackOptions();
        try {
            new CommandLine(options).parseArgs(arguments);
        } catch (ParameterException e) {
            ERR.println("up: " + e.getMessage() + " (see --help)"); // console
            System.exit(WRONG_USAGE);
        }
        int status = run(options);
        OUT.flush();
        // Not exit(): that would wait for the hook, and a stop that was asked for is status 0, not 143.
        Runtime.getRuntime().halt(status);
    }

    private static int run(StackOptions options) {
        var hook = new StopHook(Thread.currentThread());
        Runtime.getRuntime().addShutdownHook(hook);
        try (RunningStack stack = RunningStack.start(options)) {
            hook.started();
            OUT.println(stack.readyMessage()); // console
            OUT.flush();
            while (!hook.isAskedToStop(WATCH_EVERY)) {
                stack.failIfAnythingEnded();
            }
            return 0;
        } catch (StackFailure e) {
            ERR.println("up: " + e.getMessage()); // console
            return FAILED;
        } catch (InterruptedException e) {
            // Asked to stop in the moment in which everything was ready.
            return 0;
        }
    }
}
