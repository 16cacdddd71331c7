package dev.slipway.adapter.state;

import dev.slipway.core.model.Require;

/// One part of a transaction, with the condition under which it may happen.
///
/// Shape: `expected` is the version that must be stored now, 0 for none at all. The audit table takes new items only.
public sealed interface Write {
    ItemKey key();

    long expected();

    /// Bytes that count towards the limit of the transaction.
    int size();

    /// Puts `next` where the expected version, or nothing, is.
    record Put(Item next, long expected) implements Write {
        public Put {
            Require.atLeast("expected", 0, expected);
            if (next.key().table() == Table.AUDIT && expected != 0) {
                throw new IllegalArgumentException("the audit is only appended to: " + next.key());
            }
            if (next.version() == expected) {
                throw new IllegalArgumentException("version %d of %s would not change".formatted(expected, next.key()));
            }
        }

        @Override
        public ItemKey key() {
            return next.key();
        }

        @Override
        public int size() {
            return next.size();
        }
    }

    /// Deletes the expected version.
    record Delete(ItemKey key, long expected) implements Write {
        public Delete {
            Require.positive("expected", expected);
            if (key.table() == Table.AUDIT) {
                throw new IllegalArgumentException("nothing is deleted from the audit: " + key);
            }
        }

        @Override
        public int size() {
            return key.size();
        }
    }
}
