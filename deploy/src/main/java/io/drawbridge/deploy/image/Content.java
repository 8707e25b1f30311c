package io.drawbridge.deploy.image;

import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What is put on the base, and how it starts. What changes least lies lowest, so that an update is a small download. */
sealed interface Content {

    String HOME = "/deployments";

    void addTo(JibContainerBuilder image) throws IOException;

    private static AbsoluteUnixPath at(String path) {
        return AbsoluteUnixPath.get(HOME + "/" + path);
    }

    /** The jar with its libraries, for a base that has a Java on its path. */
    record Jars(Path folder) implements Content {

        @Override
        public void addTo(JibContainerBuilder image) throws IOException {
            image.addFileEntriesLayer(layer("libraries", "lib"));
            image.addFileEntriesLayer(layer("framework", "quarkus", "quarkus-run.jar"));
            image.addFileEntriesLayer(layer("application", "app"));
            image.setEntrypoint(List.of("java", "-jar", HOME + "/quarkus-run.jar"));
        }

        private FileEntriesLayer layer(String name, String... parts) throws IOException {
            FileEntriesLayer.Builder layer = FileEntriesLayer.builder().setName(name);
            for (String part : parts) {
                layer.addEntryRecursive(folder.resolve(part), at(part));
            }
            return layer.build();
        }
    }

    /** A native executable; flags such as {@code -Xmx} follow as arguments. */
    record Executable(Path file) implements Content {

        @Override
        public void addTo(JibContainerBuilder image) {
            FileEntriesLayer layer = FileEntriesLayer.builder()
                    .setName("application")
                    .addEntry(file, at("application"), FilePermissions.fromOctalString("755"))
                    .build();
            image.addFileEntriesLayer(layer).setEntrypoint(List.of(HOME + "/application"));
        }
    }
}
