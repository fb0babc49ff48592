package dev.latchkey.policy.condition;

import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * Reads the dates of policies and requests: the W3C profile of ISO 8601, or seconds since 1970.
 *
 * <p>Four digits alone are a year; every other bare number is seconds, never milliseconds. A time without a zone is in
 * UTC. Digits beyond milliseconds are dropped.
 */
public final class PolicyDate {

    private static final long DAY = 86_400_000L;
    private static final int MAX_SECONDS_DIGITS = 15;

    private final String text;
    private int at;

    private PolicyDate(String text) {
        this.text = text;
    }

    /** The instant in milliseconds since 1970, or null where the text is no date. */
    public static @Nullable Long parseMillis(String text) {
        PolicyDate date = new PolicyDate(text);
        return date.isBareNumber() ? date.seconds() : date.calendar();
    }

    private boolean isBareNumber() {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean sign = i == 0 && (c == '-' || c == '+');
            if (!isDigit(c) && c != '.' && !sign) {
                return false;
            }
        }
        return text.length() != 4 || text.indexOf('.') >= 0 || !isDigit(text.charAt(0));
    }

    private @Nullable Long seconds() {
        boolean negative = text.startsWith("-");
        int from = negative || text.startsWith("+") ? 1 : 0;
        int point = text.indexOf('.');
        int end = point < 0 ? text.length() : point;
        boolean fractionIsWhole = point < 0 || (point + 1 < text.length() && text.indexOf('.', point + 1) < 0);
        if (end == from || end - from > MAX_SECONDS_DIGITS || !fractionIsWhole) {
            return null;
        }
        long millis = Long.parseLong(text, from, end, 10) * 1000 + (point < 0 ? 0 : thousandths(point + 1));
        return negative ? -millis : millis;
    }

    private @Nullable Long calendar() {
        int year = digits(4);
        int month = year >= 0 && skip('-') ? digits(2) : 1;
        boolean hasDay = at == 7 && skip('-');
        int day = hasDay ? digits(2) : 1;
        boolean exists = year >= 0
                && month >= 1
                && month <= 12
                && day >= 1
                && day <= YearMonth.of(year, month).lengthOfMonth();
        if (!exists) {
            return null;
        }
        long midnight = LocalDate.of(year, month, day).toEpochDay() * DAY;
        if (at == text.length()) {
            return midnight;
        }
        long time = hasDay && skip('T') ? timeOfDay() : -1;
        Long offset = time < 0 ? null : offset();
        return offset == null ? null : Long.valueOf(midnight + time - offset);
    }

    private long timeOfDay() {
        int hour = digits(2);
        int minute = skip(':') ? digits(2) : -1;
        boolean hasSeconds = skip(':');
        int second = hasSeconds ? digits(2) : 0;
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) {
            return -1;
        }
        long millis = ((hour * 60L + minute) * 60 + second) * 1000;
        if (hasSeconds && skip('.')) {
            int from = at;
            while (at < text.length() && isDigit(text.charAt(at))) {
                at++;
            }
            return at == from ? -1 : millis + thousandths(from);
        }
        return millis;
    }

    /** The offset from UTC in milliseconds at the end of the text; null where something else stands there. */
    private @Nullable Long offset() {
        if (at == text.length()) {
            return 0L;
        }
        if (skip('Z')) {
            return at == text.length() ? 0L : null;
        }
        int sign = skip('+') ? 1 : skip('-') ? -1 : 0;
        int hours = sign == 0 ? -1 : digits(2);
        int minutes = hours >= 0 && skip(':') ? digits(2) : -1;
        boolean exists = hours >= 0 && hours <= 23 && minutes >= 0 && minutes <= 59 && at == text.length();
        return exists ? Long.valueOf(sign * (hours * 60L + minutes) * 60_000) : null;
    }

    /** Up to three digits of a fraction, as thousandths. */
    private int thousandths(int from) {
        int value = 0;
        boolean goesOn = true;
        for (int i = from; i < from + 3; i++) {
            goesOn = goesOn && i < text.length() && isDigit(text.charAt(i));
            value = value * 10 + (goesOn ? text.charAt(i) - '0' : 0);
        }
        return value;
    }

    /** Exactly so many digits, or −1. */
    private int digits(int count) {
        if (text.length() - at < count) {
            return -1;
        }
        int value = 0;
        for (int end = at + count; at < end; at++) {
            if (!isDigit(text.charAt(at))) {
                return -1;
            }
            value = value * 10 + text.charAt(at) - '0';
        }
        return value;
    }

    private boolean skip(char expected) {
        boolean there = at < text.length() && text.charAt(at) == expected;
        at += there ? 1 : 0;
        return there;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
