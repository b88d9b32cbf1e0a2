import java.io.*;
import java.nio.charset.StandardCharsets;
import java.util.*;
import org.omegat.core.segmentation.*;
import org.omegat.util.Language;

/** Reads lines "language, tab, text" and writes the byte offsets where OmegaT's default rules begin a segment. */
public class Boundaries {
  public static void main(String[] args) throws IOException {
    Segmenter segmenter = new Segmenter();
    segmenter.setSRX(SRX.getDefault());
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line; (line = in.readLine()) != null;) {
      String[] fields = line.split("\t", 2);
      String text = fields[1].replace('⏎', '\n');
      StringBuilder out = new StringBuilder();
      int at = 0;
      for (String segment : segmenter.segment(new Language(fields[0]), text, new ArrayList<>(), new ArrayList<>())) {
        int start = text.indexOf(segment, at);
        int shown = segment.length() - segment.stripLeading().length();
        if (!segment.isBlank()) {
          out.append(text.substring(0, start + shown).getBytes(StandardCharsets.UTF_8).length).append(' ');
        }
        at = start + segment.length();
      }
      System.out.println(out.toString().trim());
    }
  }
}
