package io.drawbridge.deploy.helmfile;

import io.drawbridge.devstack.servers.EnabledIfInstalled;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** Marks a test that gets the {@link Environment} `dev`, which is installed once for all of them. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@EnabledIfInstalled({
    "helmfile",
    "helm4",
    "kubectl",
    "etcd",
    "kube-apiserver",
    "kube-controller-manager",
    "external-secrets",
    "bao",
    "weed",
    "aws"
})
@ExtendWith(SharedEnvironment.class)
@interface FromNothing {}
