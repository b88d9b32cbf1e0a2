import java.io.*;
import java.nio.charset.StandardCharsets;
import java.util.*;
import org.omegat.core.data.*;
import org.omegat.util.*;

/**
 * Reads or writes TMX with OmegaT's own classes.
 *
 * <p>read FILE FROM TO: prints "source, tab, target" of each unit OmegaT finds, level 2 tags included.
 * write FILE FROM TO: writes the lines of stdin, of the same kind, as a memory of OmegaT.
 */
public class Peer {
  public static void main(String[] args) throws Exception {
    File file = new File(args[1]);
    Language from = new Language(args[2]), to = new Language(args[3]);
    PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, "UTF-8");
    if (args[0].equals("read")) {
      new TMXReader2().readTMX(file, from, to, false, false, true, true, (unit, source, target, paragraph) -> {
        if (source != null && target != null) out.println(line(source.text) + "\t" + line(target.text));
        return true;
      });
      return;
    }
    TMXWriter2 writer = new TMXWriter2(file, from, to, true, true, false);
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line; (line = in.readLine()) != null;) {
      String[] fields = line.split("\t");
      PrepareTMXEntry entry = new PrepareTMXEntry();
      entry.source = fields[0];
      entry.translation = fields[1];
      entry.creator = "Žemaitė & Co";
      entry.creationDate = 1600000000000L;
      var make = TMXEntry.class.getDeclaredConstructor(PrepareTMXEntry.class, boolean.class, TMXEntry.ExternalLinked.class);
      make.setAccessible(true);
      writer.writeEntry(fields[0], fields[1], make.newInstance(entry, true, null), null);
    }
    writer.close();
  }

  /** A text in one line. */
  static String line(String s) {
    return s.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r");
  }
}
