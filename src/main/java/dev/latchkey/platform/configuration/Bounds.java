package dev.latchkey.platform.configuration;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The values a setting accepts, both ends included, written the way the setting is: a number or a duration. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Bounds {
    String min();

    String max();
}
