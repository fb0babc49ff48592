package dev.latchkey.administration;

final class DashboardPage {
    static final String PATH = "/admin";

    private DashboardPage() {}
}
