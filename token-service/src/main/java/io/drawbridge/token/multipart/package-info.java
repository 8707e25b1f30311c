/**
 * Uploads in parts, whatever door begins them: {@link io.drawbridge.token.multipart.MultipartUploads} begins, signs parts,
 * lists, completes and aborts, and knows nothing of HTTP.
 *
 * <p>A door gives {@code begin} the caller and a {@link io.drawbridge.token.multipart.NewUpload} and answers with the
 * handle; later it turns caller and handle into an {@link io.drawbridge.token.multipart.OpenUpload} by {@code open}, which
 * says which object it is, and passes that on. All failures are {@code ProblemException}s with a status.
 */
package io.drawbridge.token.multipart;
