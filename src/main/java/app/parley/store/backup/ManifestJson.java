package app.parley.store.backup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/** A manifest as JSON. */
final class ManifestJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ManifestJson() {}

    static byte[] bytes(BackupManifest manifest) throws IOException {
        ObjectNode root = JSON.createObjectNode();
        root.put("format", manifest.format());
        root.put("parley", manifest.parley());
        root.put("schema", manifest.schema());
        root.put("source", manifest.source());
        root.put("createdAt", manifest.createdAt().toString());
        ArrayNode tables = root.putArray("tables");
        for (BackupManifest.Table table : manifest.tables()) {
            ObjectNode node = tables.addObject();
            node.put("name", table.name());
            node.set("columns", JSON.valueToTree(table.columns()));
            node.put("rows", table.rows());
            node.put("next", table.next());
            node.put("sha256", table.sha256());
            node.put("sum", table.sum());
        }
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
    }

    /** Returns the format of a file, of which nothing else may be known; 0 if that is unclear. */
    static int format(byte[] bytes) throws IOException {
        return JSON.readTree(bytes).path("format").asInt(0);
    }

    /** @throws IOException if it is no manifest of a format that this Parley knows */
    static BackupManifest read(byte[] bytes) throws IOException {
        JsonNode root = JSON.readTree(bytes);
        List<BackupManifest.Table> tables = new ArrayList<>();
        for (JsonNode node : root.required("tables")) {
            List<List<String>> columns = new ArrayList<>();
            node.required("columns")
                    .forEach(column -> columns.add(
                            List.of(column.path(0).asText(), column.path(1).asText())));
            JsonNode next = node.required("next");
            tables.add(new BackupManifest.Table(
                    node.required("name").asText(),
                    columns,
                    node.required("rows").asLong(),
                    next.isNull() ? null : next.asLong(),
                    node.required("sha256").asText(),
                    node.required("sum").asText()));
        }
        try {
            return new BackupManifest(
                    root.required("format").asInt(),
                    root.required("parley").asText(),
                    root.required("schema").asText(),
                    root.required("source").asText(),
                    Instant.parse(root.required("createdAt").asText()),
                    tables);
        } catch (DateTimeParseException e) {
            throw new IOException(e);
        }
    }
}
