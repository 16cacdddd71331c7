package dev.slipway.app.store;

/// Told of every durable commit, so that a test can end the process at exactly that point.
public interface CommitWatch {
    /// Nothing happens.
    CommitWatch NONE = new CommitWatch() {
        @Override
        public void before(long n) {}

        @Override
        public void after(long n) {}
    };

    /// The n-th commit since the store was opened, counted from 1, is about to be made durable.
    void before(long n);

    /// The n-th commit is durable, and nobody has heard of it yet.
    void after(long n);
}
