package dev.slipway.adapter.bundled;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.slipway.core.failure.Malformed;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/// A CSV file read strictly: UTF-8, the columns of the header exactly as expected, each row as long
/// as the header, no key (first column) twice; lines that begin with `#` are comments.
final class Table {
    private Table() {}

    static List<Row> resource(String name, List<String> columns) {
        try (var in = Objects.requireNonNull(Table.class.getResourceAsStream(name), name)) {
            return read(name, in, columns);
        } catch (IOException e) {
            throw new UncheckedIOException("the jar is damaged: " + name, e);
        }
    }

    /// @throws Malformed with file and line when the text is not this table
    static List<Row> read(String file, InputStream in, List<String> columns) throws IOException {
        var text = text(file, in);
        var rows = new ArrayList<Row>();
        try {
            CsvRecords.of(text).forEach(record -> rows.add(row(file, record, columns)));
        } catch (CsvParseException e) {
            throw new Malformed("%s is not CSV: %s; mend the file".formatted(file, e.getMessage()), e);
        }
        return body(file, rows, columns);
    }

    private static String text(String file, InputStream in) throws IOException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(in.readAllBytes()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Malformed(file + " is not UTF-8: save it as UTF-8", e);
        }
    }

    private static Row row(String file, CsvRecord fields, List<String> columns) {
        if (fields.getFieldCount() != columns.size()) {
            throw new Malformed("%s line %d has %d fields: accepted are the %d of %s"
                    .formatted(
                            file,
                            fields.getStartingLineNumber(),
                            fields.getFieldCount(),
                            columns.size(),
                            String.join(",", columns)));
        }
        return new Row(file, fields.getStartingLineNumber(), columns, fields.getFields());
    }

    private static List<Row> body(String file, List<Row> rows, List<String> columns) {
        if (rows.isEmpty() || !rows.getFirst().fields().equals(columns)) {
            throw new Malformed("%s has another header: accepted is %s".formatted(file, String.join(",", columns)));
        }
        var body = rows.subList(1, rows.size());
        var keys = new HashSet<String>();
        for (var row : body) {
            if (!keys.add(row.fields().getFirst())) {
                throw row.wrong(columns.getFirst(), "a key that is not there twice");
            }
        }
        return body;
    }
}
