package dev.latchkey.web;

/** A link to one of several pages about one thing; current for the page that is shown. */
public record Tab(String label, String href, boolean isCurrent) {}
