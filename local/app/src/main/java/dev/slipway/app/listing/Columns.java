package dev.slipway.app.listing;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.slipway.adapter.bundled.CsvRecords;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// One column of a CSV text, wherever it stands; lines that begin with `#` are comments.
final class Columns {
    private static final String REMEDY = "mend the file or export it again";

    private Columns() {}

    static List<String> of(Source source, String name, String accepted) {
        try {
            var rows = CsvRecords.of(source.text());
            var header = rows.isEmpty() ? List.<String>of() : rows.removeFirst().getFields();
            if (Collections.frequency(header, name) != 1) {
                throw source.not("no column %s, or several".formatted(name), accepted, REMEDY);
            }
            return cells(source, rows, header, header.indexOf(name));
        } catch (CsvParseException e) {
            throw source.not("broken CSV: " + e.getMessage(), accepted, REMEDY);
        }
    }

    private static List<String> cells(Source source, List<CsvRecord> rows, List<String> header, int at) {
        var cells = new ArrayList<String>();
        for (var row : rows) {
            if (row.getFieldCount() != header.size()) {
                throw source.not(
                        "line %d has %d fields".formatted(row.getStartingLineNumber(), row.getFieldCount()),
                        "%d fields in every line, as in the header".formatted(header.size()),
                        REMEDY);
            }
            cells.add(row.getField(at));
        }
        return cells;
    }
}
