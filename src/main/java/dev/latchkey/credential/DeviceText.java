package dev.latchkey.credential;

import java.util.List;
import java.util.Map;

/**
 * A browser in a few words, made of what it says of itself; a guess for people, nothing to rely on.
 *
 * @param browser empty where it says nothing
 * @param system empty where it names none
 */
public record DeviceText(String browser, String system) {
    private static final int LONGEST = 60;

    /** The first that occurs: many browsers name their relatives as well. */
    private static final List<Map.Entry<String, String>> BROWSERS = List.of(
            Map.entry("Edg", "Edge"),
            Map.entry("OPR/", "Opera"),
            Map.entry("Firefox/", "Firefox"),
            Map.entry("Chrome/", "Chrome"),
            Map.entry("Safari/", "Safari"),
            Map.entry("curl/", "curl"));

    private static final List<Map.Entry<String, String>> SYSTEMS = List.of(
            Map.entry("Android", "Android"),
            Map.entry("iPhone", "iPhone"),
            Map.entry("iPad", "iPad"),
            Map.entry("Windows", "Windows"),
            Map.entry("Mac OS X", "macOS"),
            Map.entry("CrOS", "ChromeOS"),
            Map.entry("Linux", "Linux"));

    /** What a user agent says. */
    public static DeviceText of(String userAgent) {
        String browser = first(BROWSERS, userAgent);
        if (browser.isEmpty()) {
            String said = userAgent.strip();
            return new DeviceText(said.length() <= LONGEST ? said : said.substring(0, LONGEST) + "…", "");
        }
        return new DeviceText(browser, first(SYSTEMS, userAgent));
    }

    private static String first(List<Map.Entry<String, String>> names, String userAgent) {
        return names.stream()
                .filter(name -> userAgent.contains(name.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }
}
