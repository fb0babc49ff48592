package dev.latchkey.audit;

import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** The process that writes a row: its host's name and its process id. */
@Singleton
class Node {

    private final String name = host() + "/" + ProcessHandle.current().pid();

    String name() {
        return name;
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "localhost";
        }
    }
}
