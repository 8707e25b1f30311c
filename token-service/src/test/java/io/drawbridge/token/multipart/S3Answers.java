package io.drawbridge.token.multipart;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Answers of S3 that the stores of the tests do not give when asked to. */
final class S3Answers {

    private S3Answers() {}

    static ResponseDefinitionBuilder error(int status, String code) {
        return xml(status, "<Error><Code>" + code + "</Code><Message>planted</Message></Error>");
    }

    static ResponseDefinitionBuilder completed(String etag) {
        return xml(
                200,
                "<CompleteMultipartUploadResult><ETag>&quot;" + etag + "&quot;</ETag></CompleteMultipartUploadResult>");
    }

    /** A page of parts that have 100 bytes each. */
    static ResponseDefinitionBuilder parts(int first, int last, boolean more) {
        String parts = IntStream.rangeClosed(first, last)
                .mapToObj(number -> "<Part><PartNumber>" + number + "</PartNumber><ETag>&quot;" + number
                        + "&quot;</ETag><Size>100</Size></Part>")
                .collect(Collectors.joining());
        return xml(
                200,
                "<ListPartsResult><IsTruncated>" + more + "</IsTruncated><NextPartNumberMarker>" + last
                        + "</NextPartNumberMarker>" + parts + "</ListPartsResult>");
    }

    private static ResponseDefinitionBuilder xml(int status, String body) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/xml")
                .withBody("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + body);
    }
}
