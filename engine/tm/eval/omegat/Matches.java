import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.omegat.core.Core;
import org.omegat.core.data.ExternalTMX;
import org.omegat.core.data.NotLoadedProject;
import org.omegat.core.data.ProjectProperties;
import org.omegat.core.data.SourceTextEntry;
import org.omegat.core.data.ProjectTMX;
import org.omegat.core.matching.NearString;
import org.omegat.core.statistics.FindMatches;
import org.omegat.tokenizer.DefaultTokenizer;
import org.omegat.tokenizer.ITokenizer;
import org.omegat.tokenizer.LuceneGermanTokenizer;
import org.omegat.util.Language;

/**
 * Asks OmegaT's own matcher: a memory in TMX, whose translations are numbers of units, and queries, a line
 * each. Arguments: folder, source language, memory, queries, answers. An answer is a line of query, rank,
 * unit and score; what it took is printed at the end, as CPU time of a query.
 */
public class Matches {
    public static void main(String[] args) throws Exception {
        ProjectProperties properties = new ProjectProperties(new File(args[0]));
        properties.setSourceLanguage(args[1]);
        properties.setTargetLanguage("en");
        properties.setSentenceSegmentingEnabled(false);
        ITokenizer tokenizer = args[1].equals("de") ? new LuceneGermanTokenizer() : new DefaultTokenizer();
        File file = new File(args[2]);
        Memory memory = new Memory(properties, tokenizer, new ExternalTMX(properties, file, false, false), file);
        Core.setProject(memory);

        FindMatches matcher = new FindMatches(tokenizer, 5, false, false);
        List<String> queries = Files.readAllLines(Path.of(args[3]), StandardCharsets.UTF_8);
        long[] taken = new long[queries.size()];
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        try (PrintWriter out = new PrintWriter(args[4], "UTF-8")) {
            for (int i = 0; i < taken.length; i++) {
                long began = clock.getCurrentThreadCpuTime();
                List<NearString> found = matcher.search(memory, queries.get(i), true, false, () -> false);
                taken[i] = clock.getCurrentThreadCpuTime() - began;
                int rank = 1;
                for (NearString hit : found) {
                    out.println(i + "\t" + rank++ + "\t" + hit.translation + "\t" + hit.scores[0].score / 100.0);
                }
            }
        }
        // The first query fills the matcher's store of tokens.
        long[] rest = taken.length > 1 ? Arrays.copyOfRange(taken, 1, taken.length) : taken;
        Arrays.sort(rest);
        System.err.printf("OmegaT: %d units, %d queries, first %.0f ms, p50 %.1f, p95 %.1f, p99 %.1f ms%n",
            memory.units(), taken.length, taken[0] / 1e6, at(rest, 50), at(rest, 95), at(rest, 99));
    }

    private static double at(long[] sorted, int percent) {
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)] / 1e6;
    }

    /** A project that has a memory and nothing else. */
    private static final class Memory extends NotLoadedProject {
        private final ProjectProperties properties;
        private final ITokenizer tokenizer;
        private final Map<String, ExternalTMX> memories;

        Memory(ProjectProperties properties, ITokenizer tokenizer, ExternalTMX units, File file) {
            this.properties = properties;
            this.tokenizer = tokenizer;
            this.memories = Collections.singletonMap(file.getPath(), units);
        }

        int units() {
            return memories.values().iterator().next().getEntries().size();
        }

        @Override
        public boolean isProjectLoaded() {
            return true;
        }

        @Override
        public ProjectProperties getProjectProperties() {
            return properties;
        }

        @Override
        public Map<String, ExternalTMX> getTransMemories() {
            return memories;
        }

        @Override
        public Map<Language, ProjectTMX> getOtherTargetLanguageTMs() {
            return Collections.emptyMap();
        }

        @Override
        public List<SourceTextEntry> getAllEntries() {
            return Collections.emptyList();
        }

        @Override
        public ITokenizer getSourceTokenizer() {
            return tokenizer;
        }

        @Override
        public ITokenizer getTargetTokenizer() {
            return tokenizer;
        }
    }
}
