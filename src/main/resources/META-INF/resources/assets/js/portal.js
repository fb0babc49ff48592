"use strict";
// What pages can do without, made a little shorter: copying, showing a password, times that stay fresh.
(() => {
  const words = document.getElementById("words")?.dataset ?? {};
  const say = (word, ...values) => values.reduce((text, value) => text.replace("#", () => value), words[word] ?? "");
  const all = (root, selector) => [...(root.matches?.(selector) ? [root] : []), ...root.querySelectorAll(selector)];

  const announce = text => {
    const region = document.createElement("p");
    region.className = "visually-hidden";
    const flash = document.getElementById("flash");
    if (flash) {
      flash.append(region);
      region.textContent = text;
      setTimeout(() => region.remove(), 3000);
    }
  };

  const button = (text, onClick) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = text;
    made.addEventListener("click", onClick);
    return made;
  };

  const select = element => {
    if (element.select) {
      element.select();
      return;
    }
    const range = document.createRange();
    range.selectNodeContents(element);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
  };

  const addCopy = element => {
    const text = () => element.value ?? element.textContent.trim();
    const copy = button(say("copyIt"), async () => {
      try {
        await navigator.clipboard.writeText(text());
        announce(say("copied"));
        copy.textContent = say("copied");
        setTimeout(() => (copy.textContent = say("copyIt")), 2000);
      } catch {
        select(element);
        announce(say("selected"));
      }
    });
    copy.className = "copy";
    copy.setAttribute("aria-label", say("copyOf", element.dataset.copy || text()).slice(0, 90));
    element.after(copy);
  };

  const addToggle = holder => {
    const input = holder.querySelector("input");
    const label = document.querySelector(`label[for="${input.id}"]`);
    const toggle = button(say("show"), () => {
      const hidden = input.type === "password";
      input.type = hidden ? "text" : "password";
      toggle.textContent = hidden ? say("hide") : say("show");
      toggle.setAttribute("aria-pressed", String(hidden));
    });
    toggle.setAttribute("aria-pressed", "false");
    toggle.setAttribute("aria-label", say("showOf", label.textContent.trim()));
    input.form?.addEventListener("submit", () => (input.type = "password"));
    holder.append(toggle);
  };

  // A rule is an item with data-rule; what is met is marked while typing, what is not is no reproach yet.
  const kinds = {
    symbol: /[!@#$%^&*()_+\-=[\]{}|']/,
    number: /[0-9]/,
    uppercase: /[A-Z]/,
    lowercase: /[a-z]/,
  };
  const isMet = (rule, typed) => {
    if (rule.dataset.rule === "minimum-length") {
      return [...typed].length >= Number(rule.dataset.value);
    }
    if (rule.dataset.rule === "kinds") {
      return Object.values(kinds).filter(kind => kind.test(typed)).length >= Number(rule.dataset.value);
    }
    return kinds[rule.dataset.rule]?.test(typed) ?? false;
  };
  const watchRules = list => {
    const input = document.getElementById(list.dataset.rulesFor);
    const rules = all(list, "[data-rule]");
    const summary = document.createElement("p");
    summary.className = "visually-hidden";
    summary.setAttribute("aria-live", "polite");
    list.after(summary);
    let pause;
    const mark = () => {
      for (const rule of rules) {
        const met = isMet(rule, input.value);
        rule.dataset.met = String(met);
        const state = rule.querySelector(".state");
        if (state) {
          state.textContent = met ? say("met") : say("notYet");
        }
      }
      clearTimeout(pause);
      pause = setTimeout(() => {
        const met = rules.filter(rule => rule.dataset.met === "true").length;
        summary.textContent = say("rulesMet", met, rules.length);
      }, 1000);
    };
    input?.addEventListener("input", mark);
  };

  const language = document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang;
  const clock = new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit" });
  const day = new Intl.DateTimeFormat(language, { day: "numeric", month: "short", year: "numeric" });
  const exact = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "long" });
  const relative = (time, now) => {
    const minutes = Math.floor((now - time) / 60000);
    const midnight = new Date(now).setHours(0, 0, 0, 0);
    if (minutes < 0) {
      return day.format(time);
    }
    if (minutes < 1) {
      return say("justNow");
    }
    if (minutes < 60) {
      return say("minutes", minutes);
    }
    if (time >= midnight) {
      return say("hours", Math.floor(minutes / 60));
    }
    return time >= midnight - 86400000 ? say("yesterday", clock.format(time)) : day.format(time);
  };
  const refreshTimes = root => {
    for (const element of all(root, "time[datetime]")) {
      const time = new Date(element.dateTime);
      if (time <= Date.now()) {
        element.textContent = relative(time.getTime(), Date.now());
      }
      element.title = exact.format(time);
    }
  };

  // A closed button only tells why it is closed.
  document.addEventListener("click", event => {
    const closed = event.target.closest?.('[aria-disabled="true"]');
    if (closed) {
      event.preventDefault();
      document.getElementById(closed.getAttribute("aria-describedby"))?.focus();
    }
    for (const menu of document.querySelectorAll("details.user-menu[open]")) {
      if (!menu.contains(event.target)) {
        menu.open = false;
      }
    }
  });
  document.addEventListener("keydown", event => {
    const menu = event.key === "Escape" && document.querySelector("details.user-menu[open]");
    if (menu) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });
  // Once the focus has gone on, an open menu would only cover where it went.
  document.addEventListener("focusout", event => {
    const menu = event.target.closest?.("details.user-menu[open]");
    if (menu && event.relatedTarget && !menu.contains(event.relatedTarget)) {
      menu.open = false;
    }
  });

  // A finding leads to its place in the text that is being written.
  document.addEventListener("click", event => {
    const link = event.target.closest?.("a[data-line]");
    const editor = document.getElementById("policyDocument");
    if (link && editor) {
      event.preventDefault();
      const before = editor.value.split("\n").slice(0, link.dataset.line - 1);
      const place = before.join("\n").length + (before.length ? 1 : 0) + Number(link.dataset.column) - 1;
      editor.blur();
      editor.setSelectionRange(place, place + 1);
      editor.focus();
    }
  });

  // Whoever leaves a page with something unsaved on it is asked first; fetching its file is no leaving.
  let fetching = false;
  addEventListener("beforeunload", event => {
    if (document.querySelector("[data-unsaved]:not([data-saved])") && !fetching) {
      event.preventDefault();
    }
    fetching = false;
  });

  // A secret that is shown once: masked until asked for, gone from the page and from the history once it is left.
  const addOnce = page => {
    history.replaceState(null, "", page.dataset.once);
    const done = page.querySelector("[data-done]");
    const box = page.querySelector("[data-saves]");
    const secrets = all(page, "[data-secret]");
    const settle = () => {
      page.toggleAttribute("data-saved", box.checked);
      done.setAttribute("aria-disabled", String(!box.checked));
    };
    box.addEventListener("change", settle);
    box.id && done.setAttribute("aria-describedby", box.id);
    settle();
    for (const secret of secrets.filter(element => element.type === "text")) {
      secret.type = "password";
      const label = page.querySelector(`label[for="${secret.id}"]`).textContent.trim();
      const toggle = button(say("show"), () => {
        const hidden = secret.type === "password";
        secret.type = hidden ? "text" : "password";
        toggle.textContent = hidden ? say("hide") : say("show");
        toggle.setAttribute("aria-pressed", String(hidden));
      });
      toggle.className = "copy";
      toggle.setAttribute("aria-pressed", "false");
      toggle.setAttribute("aria-label", say("showOf", label));
      secret.after(toggle);
    }
    for (const form of all(page, "[data-download]")) {
      form.addEventListener("submit", () => {
        fetching = true;
        const fetch = form.querySelector("button:not([type=button])");
        setTimeout(() => {
          fetch.setAttribute("aria-disabled", "true");
          fetch.textContent = say("downloaded");
          announce(say("downloaded"));
        });
      });
    }
    addEventListener("pagehide", () => {
      for (const element of [...secrets, ...all(page, "[data-download] input")]) {
        element.value = "";
      }
      page.querySelectorAll("[data-download]").forEach(form => form.remove());
    });
  };

  // A second press while the answer is on its way would throw the first answer away, and what it shows once with it.
  document.addEventListener("submit", event => {
    const form = event.target;
    if (form.method === "post" && !event.defaultPrevented) {
      if (form.dataset.sent) {
        event.preventDefault();
      }
      form.dataset.sent = "true";
      setTimeout(() => delete form.dataset.sent, 10000);
    }
  });
  addEventListener("pageshow", () => document.querySelectorAll("[data-sent]").forEach(form => delete form.dataset.sent));

  // A key or certificate may come from a file; it is read here, and the text travels like one that was pasted.
  const addFile = area => {
    const label = document.createElement("label");
    const input = document.createElement("input");
    label.className = "from-file";
    label.textContent = say("file") + " ";
    input.type = "file";
    input.addEventListener("change", async () => {
      const [file] = input.files;
      if (file && file.size <= 65536) {
        area.value = await file.text();
        announce(say("wasRead", file.name));
      } else if (file) {
        announce(say("tooLarge", file.name));
      }
      input.value = "";
    });
    label.append(input);
    area.after(label);
  };

  // The library notes the address of the page; nothing of this portal stays in the browser.
  try {
    sessionStorage.removeItem("htmx-current-path-for-history");
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }

  // Seconds that run down to nothing.
  const countDown = element => {
    const ends = Date.now() + Number(element.dataset.countdown) * 1000;
    const turn = setInterval(() => {
      const left = Math.max(0, Math.ceil((ends - Date.now()) / 1000));
      element.textContent = left;
      if (left === 0 || !element.isConnected) {
        clearInterval(turn);
      }
    }, 1000);
  };

  const enhance = root => {
    all(root, "[data-countdown]").forEach(countDown);
    all(root, "[data-copy]").forEach(addCopy);
    all(root, "[data-from-file]").forEach(addFile);
    all(root, "[data-password]").forEach(addToggle);
    all(root, "[data-once]").forEach(addOnce);
    all(root, "[data-rules-for]").forEach(watchRules);
    refreshTimes(root);
  };

  document.addEventListener("htmx:afterSettle", event => {
    const swapped = event.detail.elt;
    enhance(swapped);
    const focus = swapped.matches("[data-focus]") ? swapped : swapped.querySelector("[data-focus], #error-summary");
    focus?.focus();
  });
  enhance(document.body);
  document.querySelector("#error-summary")?.focus();
  setInterval(() => refreshTimes(document.body), 60000);
})();
