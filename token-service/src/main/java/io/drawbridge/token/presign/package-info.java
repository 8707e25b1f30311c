/**
 * URLs and forms that do one thing with one object, signed with credentials that can do nothing else.
 *
 * <p>{@link io.drawbridge.token.presign.Presigning} is the use case: it decides, vends and signs a PUT, a GET or a POST
 * form. {@link io.drawbridge.token.presign.UrlSigner} only signs, for rooms that hold a session already, such as
 * {@code multipart}. {@link io.drawbridge.token.presign.PostPolicy} is the document behind a form.
 */
package io.drawbridge.token.presign;
