package io.drawbridge.devstack.identity;

/** The one account of the embedded store, and its one role; the names are those of the SeaweedFS recipe. */
public final class Account {

    public static final String ID = "000000000000";

    /** The ceiling of every upload session that is made by AssumeRole. */
    public static final String ROLE = "Uploader";

    public static final String ROLE_ARN = "arn:aws:iam::" + ID + ":role/" + ROLE;

    /** What AWS calls the role's unique id. */
    public static final String ROLE_ID = "AROADRAWBRIDGEUPLOAD";

    private Account() {}
}
