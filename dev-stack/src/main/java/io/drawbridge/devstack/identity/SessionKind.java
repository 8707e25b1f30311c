package io.drawbridge.devstack.identity;

/** By which STS call a session came about, and what follows from it. */
public enum SessionKind {
    /** Without a policy such a session may do nothing. */
    FEDERATED_USER {
        @Override
        public String arn(String name) {
            return "arn:aws:sts::" + Account.ID + ":federated-user/" + name;
        }

        @Override
        public String userId(String name) {
            return Account.ID + ":" + name;
        }

        @Override
        boolean isAllowedWithoutPolicy() {
            return false;
        }
    },
    /** Without a policy such a session may do all that the role may. */
    ASSUMED_ROLE {
        @Override
        public String arn(String name) {
            return "arn:aws:sts::" + Account.ID + ":assumed-role/" + Account.ROLE + "/" + name;
        }

        @Override
        public String userId(String name) {
            return Account.ROLE_ID + ":" + name;
        }

        @Override
        boolean isAllowedWithoutPolicy() {
            return true;
        }
    };

    public abstract String arn(String name);

    public abstract String userId(String name);

    abstract boolean isAllowedWithoutPolicy();
}
