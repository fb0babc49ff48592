package dev.latchkey.platform.configuration;

import dev.latchkey.platform.StartRefused;

/** A setting that cannot be: its message names the setting, what is wrong with it and what to do. */
public class SettingsProblem extends StartRefused {
    SettingsProblem(String message) {
        super(message);
    }
}
