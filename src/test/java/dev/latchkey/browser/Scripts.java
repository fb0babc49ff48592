package dev.latchkey.browser;

/** Whether the browser runs scripts. */
enum Scripts {
    ON,
    OFF
}
