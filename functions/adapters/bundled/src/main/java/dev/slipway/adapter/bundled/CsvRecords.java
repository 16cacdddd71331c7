package dev.slipway.adapter.bundled;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// The records of a CSV text, the header among them; lines that begin with `#` are comments, and a byte order mark,
/// as spreadsheets write it, is read past.
///
/// Errors: [CsvParseException], with line and reason, also where the text is cut off inside a quote: the parser alone
/// takes the end of the text for the end of the quote.
public final class CsvRecords {
    private static final String MARK = "\uFEFF";

    /// A record of its own behind the text, unless a quote is still open there.
    private static final String BEHIND = "\n\u0000";

    private CsvRecords() {}

    public static List<CsvRecord> of(String text) {
        var records = new ArrayList<CsvRecord>();
        try (var reader = CsvReader.builder()
                .commentStrategy(CommentStrategy.SKIP)
                .skipEmptyLines(true)
                .allowMissingFields(true)
                .allowExtraFields(true)
                .ofCsvRecord(unmarked(text) + BEHIND)) {
            reader.forEach(records::add);
        } catch (CsvParseException e) {
            throw e.getCause() == null ? e : new CsvParseException(e.getMessage() + ": " + e.getCause().getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot be read", e);
        }
        var last = records.removeLast();
        if (last.getFieldCount() != 1 || !last.getField(0).equals(BEHIND.strip())) {
            throw new CsvParseException("the record that begins in line %d is cut off inside a quote"
                    .formatted(last.getStartingLineNumber()));
        }
        return records;
    }

    private static String unmarked(String text) {
        return text.startsWith(MARK) ? text.substring(MARK.length()) : text;
    }
}
