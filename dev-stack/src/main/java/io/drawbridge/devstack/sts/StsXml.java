package io.drawbridge.devstack.sts;

import io.drawbridge.devstack.identity.Account;
import io.drawbridge.devstack.identity.Identity;
import io.drawbridge.devstack.identity.SessionIdentity;
import io.drawbridge.devstack.identity.SessionKind;
import java.io.StringWriter;
import java.util.UUID;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** The documents that STS answers. */
final class StsXml {

    private static final String NAMESPACE = "https://sts.amazonaws.com/doc/2011-06-15/";
    private static final int POLICY_CHARACTERS = 2048;

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;

    private StsXml() throws XMLStreamException {
        xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
    }

    static String session(String action, SessionIdentity session, int policyCharacters) {
        return answer(action, document -> {
            document.open("Credentials");
            document.element("AccessKeyId", session.key().accessKeyId());
            document.element("SecretAccessKey", session.key().secretAccessKey());
            document.element("SessionToken", session.token());
            document.element("Expiration", session.expiration().toString());
            document.close();
            boolean federated = session.kind() == SessionKind.FEDERATED_USER;
            document.open(federated ? "FederatedUser" : "AssumedRoleUser");
            document.element(federated ? "FederatedUserId" : "AssumedRoleId", session.userId());
            document.element("Arn", session.arn());
            document.close();
            document.element("PackedPolicySize", Integer.toString(policyCharacters * 100 / POLICY_CHARACTERS));
        });
    }

    static String caller(Identity caller) {
        return answer("GetCallerIdentity", document -> {
            document.element("Arn", caller.arn());
            document.element("UserId", caller.userId());
            document.element("Account", Account.ID);
        });
    }

    static String error(StsFault fault) {
        return write(document -> {
            document.root("ErrorResponse");
            document.open("Error");
            document.element("Type", fault.status() < 500 ? "Sender" : "Receiver");
            document.element("Code", fault.code());
            document.element("Message", fault.getMessage());
            document.close();
            document.element("RequestId", UUID.randomUUID().toString());
        });
    }

    private static String answer(String action, Content result) {
        return write(document -> {
            document.root(action + "Response");
            document.open(action + "Result");
            result.writeTo(document);
            document.close();
            document.open("ResponseMetadata");
            document.element("RequestId", UUID.randomUUID().toString());
            document.close();
        });
    }

    private static String write(Content content) {
        try {
            StsXml document = new StsXml();
            content.writeTo(document);
            document.xml.writeEndDocument();
            document.xml.close();
            return document.text.toString();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("cannot write XML into memory", e);
        }
    }

    private void root(String name) throws XMLStreamException {
        open(name);
        xml.writeDefaultNamespace(NAMESPACE);
    }

    private void open(String name) throws XMLStreamException {
        xml.writeStartElement(name);
    }

    private void close() throws XMLStreamException {
        xml.writeEndElement();
    }

    private void element(String name, String value) throws XMLStreamException {
        open(name);
        xml.writeCharacters(value);
        close();
    }

    @FunctionalInterface
    private interface Content {
        void writeTo(StsXml document) throws XMLStreamException;
    }
}
