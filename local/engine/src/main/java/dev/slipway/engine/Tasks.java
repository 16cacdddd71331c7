package dev.slipway.engine;

/// The functions behind the Task states.
@FunctionalInterface
public interface Tasks {
    /// Calls a function and waits for its answer, on a virtual thread of its own. After a crash the same call may
    /// come again.
    ///
    /// Errors: whatever is thrown fails the task; the error's name is the class name of what was thrown, as with
    /// Java on AWS Lambda, unless it is a [TaskFailure].
    ///
    /// @param functionName as the machine names it: a name or an ARN
    /// @return JSON; nothing at all is null
    byte[] invoke(String functionName, byte[] payload) throws Exception;
}
