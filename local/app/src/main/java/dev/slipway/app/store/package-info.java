/// Everything that the laptop keeps: one folder with one owner, one database with one writer.
@NullMarked
package dev.slipway.app.store;

import org.jspecify.annotations.NullMarked;
