package io.drawbridge.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadTableTest {

    private static final UploadShape SHAPE = new UploadShape(4, 256);

    @Test
    void showsMediansAndHowMuchLongerTheOthersTook() {
        UploadTable table = new UploadTable(
                "Here",
                List.of(
                        run("upload-gateway", 2, 1),
                        run("upload-gateway", 4, 3),
                        run("upload-gateway", 100, 2),
                        run("tusd", 8, 5)));
        assertThat(table.toString())
                .contains("| 256 MiB × 4 | upload-gateway | 4.00 | 256 | 1.00 | 2.00 | 50 |")
                .contains("| 256 MiB × 4 | tusd | 8.00 | 128 | 2.00 | 5.00 | 50 |");
    }

    @Test
    void writesFilesOfTheSizeOnce(@TempDir Path folder) throws Exception {
        UploadShape shape = new UploadShape(3, 2);
        Path files = shape.write(folder);
        assertThat(shape.write(folder)).isEqualTo(files);
        for (int i = 0; i < 3; i++) {
            assertThat(Files.size(files.resolve(i + ".bin"))).isEqualTo(2L << 20);
        }
    }

    private static UploadRun run(String rival, double seconds, double cpu) {
        return new UploadRun(rival, SHAPE, seconds, cpu, 50);
    }
}
