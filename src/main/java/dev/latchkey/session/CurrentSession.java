package dev.latchkey.session;

import dev.latchkey.operation.Caller;
import dev.latchkey.operation.CallerCredential;
import dev.latchkey.operation.RequestOrigin;
import dev.latchkey.secret.RandomSource;
import dev.latchkey.secret.SecretText;
import dev.latchkey.web.Flash;
import dev.latchkey.web.Flashes;
import dev.latchkey.web.RequestOrigins;
import dev.latchkey.web.SessionRotation;
import dev.latchkey.web.Visit;
import dev.latchkey.web.Visitor;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The session of this request: looked up once, when it is first asked for; replaced or ended where that is asked for.
 * The browser learns of a new id only after the transaction that made it has committed.
 */
@RequestScoped
public class CurrentSession implements Visit, SessionRotation, Flashes {
    /** Requests that nobody made by hand say so; they do not keep a session alive. */
    static final String POLLING = "Latchkey-Polling";

    private final Sessions sessions;
    private final SessionRows rows;
    private final Cookies cookies;
    private final FlashCookie flashes;
    private final AfterCommit afterCommit;
    private final RequestOrigins origins;
    private final RandomSource random;
    private final RoutingContext http;

    private @Nullable StoredSession found;
    private boolean wasLookedUp;
    private @Nullable Visitor visitor;
    private @Nullable Optional<SessionId> presentedId;
    private @Nullable SessionId successor;
    private @Nullable SessionId formId;
    private @Nullable RequestOrigin origin;

    CurrentSession(
            Sessions sessions,
            SessionRows rows,
            Cookies cookies,
            FlashCookie flashes,
            AfterCommit afterCommit,
            RequestOrigins origins,
            RandomSource random,
            RoutingContext http) {
        this.sessions = sessions;
        this.rows = rows;
        this.cookies = cookies;
        this.flashes = flashes;
        this.afterCommit = afterCommit;
        this.origins = origins;
        this.random = random;
        this.http = http;
    }

    @Override
    public Optional<Visitor> visitor() {
        return stored().map(this::knownVisitor);
    }

    @Override
    public RequestOrigin origin() {
        RequestOrigin known = origin;
        if (known == null) {
            known = origins.of(http);
            origin = known;
        }
        return known;
    }

    @Override
    public byte[] formBinding() {
        return stored().isPresent() ? presentedId().orElseThrow().hash() : formId().hash();
    }

    @Override
    public Optional<SecretText> presented() {
        return presentedId().map(SessionId::secret);
    }

    @Override
    public Optional<SecretText> successor() {
        return Optional.ofNullable(successor).map(SessionId::secret);
    }

    @Override
    public void adopt(SecretText heir) {
        SessionId.parse(heir.reveal()).ifPresent(id -> {
            successor = id;
            hand(id);
        });
    }

    @Override
    public void leave(Flash flash) {
        SessionId fresh = successor;
        if (fresh == null && stored().isEmpty()) {
            flashes.leave(flash);
        } else {
            rows.flash(fresh == null ? presentedId().orElseThrow() : fresh, flash.write());
        }
    }

    /** Gives this session a new id, in the transaction there is. */
    public void rotate() {
        SessionId old = presentedId().orElseThrow(SessionEnded::new);
        replaceBy(sessions.rotate(old));
    }

    /**
     * Takes note that the person proved once more who they are: this session gets a new id, in the transaction there is.
     *
     * @param mfaSerial the MFA device that proved it; null where it was something else
     */
    public void proveAgain(@Nullable String mfaSerial) {
        SessionId old = presentedId().orElseThrow(SessionEnded::new);
        replaceBy(sessions.proveAgain(old, mfaSerial));
    }

    /** Opens a session for this browser, in the transaction there is; one that it has already ends. */
    public void begin(NewSession session) {
        presentedId().ifPresent(sessions::end);
        replaceBy(sessions.open(session));
    }

    /** Keeps a form, sealed, in this session until its page is drawn. */
    public void carry(String sealedForm) {
        presentedId().ifPresent(id -> rows.carry(id, sealedForm));
    }

    /** The hash under which this session is stored, for what belongs to it; empty where there is none. */
    public Optional<byte[]> idHash() {
        return stored().flatMap(any -> presentedId()).map(SessionId::hash);
    }

    /** The form that is kept in this session. */
    public Optional<String> carried() {
        return stored().filter(StoredSession::carriesForm)
                .flatMap(any -> presentedId())
                .flatMap(rows::carried);
    }

    /** Keeps the form no longer. */
    public void dropCarried() {
        presentedId().ifPresent(id -> rows.carry(id, null));
    }

    /** What the person has to be told, one notice a line; empty for nothing. */
    public Optional<String> notices() {
        return stored().map(StoredSession::notices);
    }

    /** The person has been told. */
    public void dropNotices() {
        presentedId().ifPresent(id -> rows.notices(id, null));
    }

    /** Ends this session. */
    public void end() {
        presentedId().ifPresent(sessions::end);
        cookies.clear(Cookies.SESSION);
        found = null;
        wasLookedUp = true;
    }

    /** What the trail calls this session; empty where there is none. */
    public String publicName() {
        return presentedId().map(SessionId::publicName).orElse("");
    }

    /** A sentence that waited has been shown. */
    void flashWasShown() {
        StoredSession session = found;
        if (session != null && session.flash() != null) {
            presentedId().ifPresent(id -> rows.flash(id, null));
        }
    }

    private void replaceBy(SessionId fresh) {
        successor = fresh;
        afterCommit.run(() -> hand(fresh), () -> successor = null);
    }

    private void hand(SessionId id) {
        cookies.set(Cookies.SESSION, id.secret().reveal());
    }

    private Optional<StoredSession> stored() {
        if (!wasLookedUp) {
            boolean polls = "true".equals(http.request().getHeader(POLLING));
            found = presentedId().flatMap(id -> sessions.living(id, !polls)).orElse(null);
            wasLookedUp = true;
        }
        return Optional.ofNullable(found);
    }

    private Optional<SessionId> presentedId() {
        Optional<SessionId> known = presentedId;
        if (known == null) {
            known = cookies.read(Cookies.SESSION).flatMap(SessionId::parse);
            presentedId = known;
        }
        return known;
    }

    private SessionId formId() {
        SessionId known = formId;
        if (known == null) {
            known = cookies.read(Cookies.FORM).flatMap(SessionId::parse).orElseGet(this::newFormId);
            formId = known;
        }
        return known;
    }

    private SessionId newFormId() {
        SessionId made = SessionId.random(random);
        cookies.set(Cookies.FORM, made.secret().reveal());
        return made;
    }

    private Visitor knownVisitor(StoredSession session) {
        Visitor known = visitor;
        if (known == null) {
            known = visitorOf(session);
            visitor = known;
        }
        return known;
    }

    private Visitor visitorOf(StoredSession session) {
        CallerCredential credential =
                new CallerCredential.ConsoleSession(publicName(), session.startedAt(), session.mfaAt());
        return new Visitor(
                new Caller(session.user(), credential, origin()),
                session.accountAlias(),
                session.canonicalUserId(),
                session.startedAt(),
                session.provedAt(),
                session.mfaAt(),
                sessions.endOf(session),
                Optional.ofNullable(session.flash()).flatMap(Flash::read));
    }
}
