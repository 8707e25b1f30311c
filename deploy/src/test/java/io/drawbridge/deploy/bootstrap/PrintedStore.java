package io.drawbridge.deploy.bootstrap;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drawbridge.deploy.tool.Output;
import io.drawbridge.deploy.tool.Tool;
import io.drawbridge.deploy.tool.Weed;
import io.drawbridge.devstack.servers.InstalledServers;
import io.drawbridge.devstack.servers.SeaweedPorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** SeaweedFS with the policies and the role that {@code bootstrap/s3 policy seaweedfs} prints, and a user for each of them. */
record PrintedStore(Weed weed, Path folder, String admin, String secret) implements AutoCloseable {

    static final String BUCKET = "uploads";

    /** Of users who are no administrators. */
    private static final Map<String, String> POLICIES =
            Map.of("issuer", "TokenIssuer", "state", "GatewayState", "sweeper", "GatewaySweeper");

    static PrintedStore start(Path folder) throws IOException {
        String admin = UUID.randomUUID().toString();
        String secret = UUID.randomUUID().toString();
        String printed = script(folder).run("policy", "seaweedfs", BUCKET).expectSuccess();
        ObjectNode roles = (ObjectNode) new ObjectMapper().readTree(printed);
        roles.withObject("/sts")
                .put(
                        "signingKey",
                        Base64.getEncoder()
                                .encodeToString(UUID.randomUUID().toString().getBytes()));
        Path iam = Files.writeString(folder.resolve("iam.json"), roles.toString());
        Path users = Files.writeString(folder.resolve("s3.json"), users(admin, secret));
        Weed weed = Weed.start(
                folder,
                SeaweedPorts.free(),
                List.of(
                        "-dir=" + Files.createDirectories(folder.resolve("data")),
                        "-master.telemetry=false",
                        "-master.volumeSizeLimitMB=1024",
                        "-volume.max=0",
                        "-volume.preStopSeconds=1",
                        "-filer",
                        "-filer.localSocket=" + folder.resolve("filer.sock"),
                        "-s3",
                        "-s3.port.iceberg=0",
                        "-s3.port.lance=0",
                        "-s3.localSocket=" + folder.resolve("s3.sock"),
                        "-s3.config=" + users,
                        "-s3.iam.config=" + iam,
                        "-s3.autoCreateBucket=false"));
        return new PrintedStore(weed, folder, admin, secret);
    }

    /** The command, which finds aws-cli and the administrator's key. */
    Tool script() {
        return as(script(folder), "admin", admin);
    }

    Output bucket(String name, String... options) {
        List<String> arguments =
                new ArrayList<>(List.of("--endpoint", weed.endpoint().toString()));
        arguments.addAll(List.of(options));
        arguments.addAll(List.of("bucket", name));
        return script().run(arguments.toArray(String[]::new));
    }

    /** aws-cli as the administrator. */
    Tool aws() {
        return as(Tool.installed("aws", folder), "admin", admin);
    }

    Tool awsAsIssuer() {
        return awsAs("issuer");
    }

    /** aws-cli as a user with one of the printed policies. */
    Tool awsAs(String user) {
        return as(Tool.installed("aws", folder), user, secret);
    }

    /** aws-cli with a session that {@code sts} gave out, as one line of text: id, secret, token. */
    Tool awsWith(String session) {
        String[] parts = session.strip().split("\\s+");
        return as(Tool.installed("aws", folder), parts[0], parts[1]).with("AWS_SESSION_TOKEN", parts[2]);
    }

    private Tool as(Tool tool, String id, String secret) {
        return tool.with("AWS_ACCESS_KEY_ID", id)
                .with("AWS_SECRET_ACCESS_KEY", secret)
                .with("AWS_ENDPOINT_URL", weed.endpoint().toString())
                .with("AWS_DEFAULT_REGION", "us-east-1");
    }

    static Tool script(Path folder) {
        Path bin = InstalledServers.onThisMachine().require("aws").getParent();
        return Tool.script("bootstrap/s3", folder).with("PATH", bin + ":" + System.getenv("PATH"));
    }

    private static String users(String admin, String secret) throws IOException {
        List<Map<String, Object>> identities = new ArrayList<>();
        identities.add(identity("admin", admin, List.of("Admin", "Read", "List", "Tagging", "Write"), List.of()));
        POLICIES.forEach((user, policy) -> identities.add(identity(user, secret, List.of(), List.of(policy))));
        return new ObjectMapper().writeValueAsString(Map.of("identities", identities));
    }

    private static Map<String, Object> identity(
            String user, String secret, List<String> actions, List<String> policies) {
        return Map.of(
                "name",
                user,
                "credentials",
                List.of(Map.of("accessKey", user, "secretKey", secret)),
                "actions",
                actions,
                "policyNames",
                policies);
    }

    @Override
    public void close() {
        weed.close();
    }
}
