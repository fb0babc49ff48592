package dev.latchkey.web;

import dev.latchkey.operation.Operation;
import java.util.List;

/** A place in the side navigation; each room that has one declares a bean. */
public interface NavigationItem {

    /** Its text. */
    String label();

    /** The address of its page. */
    String href();

    /** Its position: Dashboard 10, Users 20, Groups 30, Policies 40, Account settings 50, Simulator 60, Activity 70. */
    int order();

    /** It is shown to whoever may perform all of these. */
    List<Operation<?>> operations();
}
