// Keeps a journal of events in a file, with Java's own library alone (Java 17):
//   RAPPORT_URL=… RAPPORT_TOKEN=… java libs/client/examples/Journal.java journal.ndjson [Type …]
// The file is both the result and the checkpoint: each line holds the position of its event. A line that
// was cut off by a crash is dropped, and its event comes again.
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.regex.Pattern;

public class Journal {
  private static final Pattern SEQUENCE = Pattern.compile("\"sequence\":\"(\\d+)\"");

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
  private final Path file;
  private final URI address;

  private Journal(Path file, String... types) {
    var query = types.length == 0 ? "" : "?types=" + String.join(",", types);
    this.file = file;
    this.address = URI.create(System.getenv("RAPPORT_URL") + "/events" + query);
  }

  public static void main(String[] arguments) throws InterruptedException {
    var types = Arrays.copyOfRange(arguments, 1, arguments.length);
    var journal = new Journal(Path.of(arguments[0]), types);
    while (true) {
      try {
        journal.follow(journal.recover());
      } catch (IOException | UncheckedIOException error) {
        System.err.println("the line broke: " + error);
      }
      Thread.sleep(1_000);
    }
  }

  /** Drops what is cut off at the end of the file; gives the position of the last whole line. */
  private String recover() throws IOException {
    if (!Files.exists(file)) return null;
    var text = Files.readString(file);
    var whole = text.substring(0, text.lastIndexOf('\n') + 1);
    try (var cut = new RandomAccessFile(file.toFile(), "rw")) {
      cut.setLength(whole.getBytes(StandardCharsets.UTF_8).length);
    }
    String position = null;
    for (var found = SEQUENCE.matcher(whole); found.find(); ) position = found.group(1);
    return position == null ? null : String.valueOf(Long.parseLong(position));
  }

  /** Writes the events of one connection down, until it ends. */
  private void follow(String position) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(address)
            .header("Authorization", "Bearer " + System.getenv("RAPPORT_TOKEN"));
    if (position != null) request.header("Last-Event-ID", position);
    var answer = client.send(request.build(), BodyHandlers.ofLines());
    try (var lines = answer.body();
        var journal = new RandomAccessFile(file.toFile(), "rw")) {
      if (answer.statusCode() != 200) throw new IOException("status " + answer.statusCode());
      journal.seek(journal.length());
      write(lines.iterator(), journal);
    }
  }

  private static void write(Iterator<String> lines, RandomAccessFile journal) throws IOException {
    var isEnd = false;
    while (lines.hasNext()) {
      var line = lines.next();
      if (line.equals("event: end")) isEnd = true;
      if (!line.startsWith("data: ")) continue;
      if (isEnd) return;
      journal.write((line.substring("data: ".length()) + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }
}
