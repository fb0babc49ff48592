/**
 * The page on which people see their own credentials, the same page about a user whom an administrator looks after, and
 * the words that all kinds of credentials share.
 *
 * <p>Each kind is a room of its own below this one and brings its part of the page as a {@link
 * dev.latchkey.credential.CredentialSection}; nothing here knows any of them.
 *
 * <h2>How a room of credentials is built</h2>
 *
 * <ul>
 *   <li><b>Operations</b> carry {@code userName}, null for the caller's own, so that one class serves everybody. They
 *       find the row by the id <em>and</em> by {@code permit.resource().uniqueId()}: another user's id is a {@code
 *       NoSuchEntity}. Quotas are counted after the user's row was locked with {@link
 *       dev.latchkey.identity.UserLocks}. Making a credential overrides {@code needsFreshProof}.
 *   <li><b>The section</b> asks for the list, makes a {@link dev.latchkey.web.Gate} for each control with {@link
 *       dev.latchkey.web.Gates}, names the thing it acts on ({@code gate.naming(id)}) and says what else is in the way
 *       ({@code gate.unless(Optional.of(Obstacle.state("Deactivate it first.")))}): the policy speaks first. Gates of
 *       rows go into {@link dev.latchkey.credential.SectionDrawing.Inside}, which draws the rows once it is known in
 *       which words their reasons are told.
 *   <li><b>Rows</b> are a {@code <table class="cards">} with a caption, {@code scope} on its headings, {@code
 *       data-label} on each cell, times by the tag {@code time} and the state by the tag {@code status}. Controls of
 *       rows are drawn with {@code quiet=true}: the object is for those who hear the page.
 *   <li><b>The page</b> stands at {@code @Path(Subject.ROUTE + "/access-keys")} and takes {@code
 *       @PathParam(Subject.PARAMETER) Subject subject}: one class for one's own and for other users'. Links are made by
 *       {@link dev.latchkey.credential.Subject#page}.
 *   <li><b>A secret</b> is handed out by {@code forms.reveal} with a {@link dev.latchkey.web.OneTimeSecret}, never in a
 *       redirect and never twice.
 *   <li><b>What can be taken back</b> is done at once, and the flash offers it: {@link
 *       dev.latchkey.web.Outcome#undoable}. What cannot is asked for with a {@link dev.latchkey.web.Confirmation}.
 * </ul>
 */
@NullMarked
package dev.latchkey.credential;

import org.jspecify.annotations.NullMarked;
