"use strict";
// Two minutes before a session ends for want of use, the person is asked; another window of the same session counts.
(() => {
  const dialog = document.getElementById("timeout");
  if (!dialog?.showModal) {
    return;
  }
  const warning = 120;
  const lasts = Number(dialog.dataset.endsIn);
  const text = dialog.querySelector("[data-text]");
  const stay = dialog.querySelector("[data-stay]");
  const asked = text.textContent;
  const others = typeof BroadcastChannel === "function" ? new BroadcastChannel("latchkey-session") : undefined;
  let timers = [];

  const ended = () => {
    text.textContent = dialog.dataset.ended;
    stay.hidden = true;
    dialog.open || dialog.showModal();
  };
  const begin = () => {
    timers.forEach(clearTimeout);
    dialog.open && dialog.close();
    text.textContent = asked;
    timers = [
      setTimeout(() => dialog.open || dialog.showModal(), Math.max(0, lasts - warning) * 1000),
      setTimeout(ended, lasts * 1000),
    ];
  };

  stay.addEventListener("click", async () => {
    try {
      // Any request of a person moves the clock; this one asks for no content.
      const answer = await fetch(stay.dataset.stay, { method: "HEAD" });
      if (answer.ok && !answer.redirected) {
        begin();
        others?.postMessage("used");
        return;
      }
    } catch {
      // Not reachable: the clock goes on, and so does the question.
      return;
    }
    ended();
  });
  others?.addEventListener("message", begin);
  document.addEventListener("htmx:afterRequest", begin);
  others?.postMessage("used");
  begin();
})();
