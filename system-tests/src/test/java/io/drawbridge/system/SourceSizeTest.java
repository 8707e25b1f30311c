package io.drawbridge.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** Code that nobody has to scroll for: percentiles here, maxima in checkstyle.xml. */
class SourceSizeTest {
    private static final List<String> MODULES = List.of(
            "dev-stack", "token-service", "upload-gateway", "secrets-bridge", "system-tests", "deploy", "benchmarks");

    @Test
    void filesAreShort() {
        List<Integer> lines =
                sources().stream().map(SourceSizeTest::lines).sorted().toList();

        assertThat(percentile(lines, 50)).as("median of lines of a file").isLessThanOrEqualTo(60);
        assertThat(percentile(lines, 90))
                .as("90th percentile of lines of a file")
                .isLessThanOrEqualTo(180);
    }

    @Test
    void methodsAreShort() throws Exception {
        List<Integer> lines = methodLines().stream().sorted().toList();

        assertThat(lines).hasSizeGreaterThan(100);
        assertThat(percentile(lines, 90))
                .as("90th percentile of lines of a method")
                .isLessThanOrEqualTo(15);
    }

    private static int percentile(List<Integer> sorted, int percent) {
        return sorted.get((sorted.size() - 1) * percent / 100);
    }

    private static List<Path> sources() {
        return MODULES.stream()
                .flatMap(module -> Stream.of(module + "/src/main/java", module + "/src/test/java"))
                .map(Checkout::file)
                .filter(Files::isDirectory)
                .flatMap(SourceSizeTest::javaFiles)
                .toList();
    }

    private static Stream<Path> javaFiles(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return (int) lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Integer> methodLines() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        var found = new ArrayList<Integer>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            var task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(sources()));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                new MethodScanner(unit, positions, found).scan(unit, null);
            }
        }
        return found;
    }

    private static final class MethodScanner extends TreeScanner<Void, Void> {
        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final List<Integer> found;

        MethodScanner(CompilationUnitTree unit, SourcePositions positions, List<Integer> found) {
            this.unit = unit;
            this.positions = positions;
            this.found = found;
        }

        @Override
        public Void visitMethod(MethodTree method, Void unused) {
            if (method.getBody() != null) {
                LineMap map = unit.getLineMap();
                long first = map.getLineNumber(positions.getStartPosition(unit, method.getBody()));
                long last = map.getLineNumber(positions.getEndPosition(unit, method.getBody()));
                found.add((int) (last - first + 1));
            }
            return super.visitMethod(method, unused);
        }
    }
}
