package dev.latchkey.operation.member;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A list or truth value that has to be sent: without this, an absent list is empty and an absent truth value false. All
 * other components have to be sent unless they are {@code @Nullable} or optional.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE_USE)
public @interface Required {}
