"use strict";
// Passkeys: asks the browser for one when a form with [data-passkey] is sent, and sends its answer with the form.
(() => {
  const isSupported =
    isSecureContext &&
    !/^[\d.]+$|^\[/.test(location.hostname) &&
    typeof PublicKeyCredential === "function" &&
    typeof PublicKeyCredential.parseCreationOptionsFromJSON === "function" &&
    typeof PublicKeyCredential.parseRequestOptionsFromJSON === "function" &&
    typeof PublicKeyCredential.prototype.toJSON === "function";
  let waiting;

  // What a browser's refusal is called here, by the name of its error; the words themselves stand in the page.
  const refusals = {
    create: {
      NotAllowedError: "passkeyNotAdded",
      InvalidStateError: "passkeyKnown",
      NotSupportedError: "passkeyUnfit",
      otherwise: "passkeyNotMade",
    },
    get: { NotAllowedError: "passkeyNotUsed", otherwise: "passkeyFailed" },
  };
  const sentence = word => document.getElementById("words")?.dataset[word] ?? "";

  const optionsFor = async holder => {
    let answer;
    try {
      answer = await fetch(holder.dataset.options, {
        method: "POST",
        body: new URLSearchParams({ csrf: holder.closest("form").elements.csrf.value }),
        headers: { Accept: "application/json" },
        redirect: "manual",
      });
    } catch {
      throw new Error(sentence("passkeySilent"));
    }
    if (!answer.ok || !answer.headers.get("Content-Type")?.startsWith("application/json")) {
      throw new Error(sentence(answer.status >= 500 ? "passkeySilent" : "passkeyEnded"));
    }
    return answer.json();
  };

  const ask = async (holder, more) => {
    const json = await optionsFor(holder);
    return holder.dataset.passkey === "create"
      ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(json), ...more })
      : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(json), ...more });
  };

  const fill = (holder, credential) => {
    holder.querySelector("input").value = JSON.stringify(credential.toJSON());
  };

  const say = (holder, text) => {
    holder.querySelector("[role=status]").textContent = text;
  };

  const reasonOf = (holder, error) => {
    const words = refusals[holder.dataset.passkey];
    return error instanceof DOMException ? sentence(words[error.name] ?? words.otherwise) : error.message;
  };

  const onSubmit = async event => {
    const form = event.target;
    const holder = form.querySelector?.("[data-passkey]");
    if (!holder || holder.querySelector("input").value !== "") {
      return;
    }
    event.preventDefault();
    if (!isSupported) {
      say(holder, sentence("passkeyUnsupported"));
      return;
    }
    waiting?.abort();
    waiting = undefined;
    form.setAttribute("aria-busy", "true");
    say(holder, "");
    try {
      fill(holder, await ask(holder));
      form.requestSubmit(event.submitter);
    } catch (error) {
      say(holder, reasonOf(holder, error));
    } finally {
      form.removeAttribute("aria-busy");
    }
  };
  // Before anybody else hears of it: what is only asked is not sent yet.
  document.addEventListener("submit", onSubmit, true);

  // What needs a script shows itself only where there is one, and a browser that can.
  for (const part of document.querySelectorAll("[data-needs-passkeys]")) {
    part.hidden = !isSupported;
  }

  // A passkey may be chosen where the user name is filled in by the browser.
  const offer = async () => {
    const holder = document.querySelector("[data-passkey][data-autofill]");
    if (!holder || !isSupported || !(await PublicKeyCredential.isConditionalMediationAvailable?.())) {
      return;
    }
    waiting = new AbortController();
    const { signal } = waiting;
    try {
      const credential = await ask(holder, { mediation: "conditional", signal });
      if (!signal.aborted) {
        fill(holder, credential);
        holder.closest("form").requestSubmit();
      }
    } catch {
      // Nobody asked for anything, so nobody is told.
    }
  };
  offer();

  // Coming back to the page must not send an old answer once more.
  addEventListener("pageshow", event => {
    if (event.persisted) {
      document.querySelectorAll("[data-passkey] input").forEach(input => (input.value = ""));
    }
  });
})();
