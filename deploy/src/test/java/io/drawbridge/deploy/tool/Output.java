package io.drawbridge.deploy.tool;

/** How a tool ended and what it wrote. */
public record Output(int status, String out, String err) {

    public boolean succeeded() {
        return status == 0;
    }

    /** The standard output of a tool that succeeded; fails the test with its error output otherwise. */
    public String expectSuccess() {
        if (!succeeded()) {
            throw new AssertionError("ended with status " + status + ": " + err.strip());
        }
        return out;
    }

    /** The error output of a tool that refused; fails the test if it succeeded. */
    public String expectFailure() {
        if (succeeded()) {
            throw new AssertionError("succeeded, and wrote: " + out.strip());
        }
        return err;
    }
}
