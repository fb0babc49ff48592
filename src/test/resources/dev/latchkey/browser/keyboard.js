"use strict";
// What a person who uses no pointer meets on this page: where Tab has to lead, and what can be seen there.
(() => {
  const CONTROLS = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]";
  const SHOWN = { visibilityProperty: true, contentVisibilityAuto: true };

  /** Of radio buttons, Tab stops at the one that is chosen, or else at the first. */
  const standsForItsGroup = control => {
    if (control.type !== "radio") {
      return true;
    }
    const group = [...document.querySelectorAll(`input[type=radio][name="${CSS.escape(control.name)}"]`)].filter(
      other => other.form === control.form,
    );
    return control === (group.find(other => other.checked) ?? group[0]);
  };
  const reachable = () =>
    [...document.querySelectorAll(CONTROLS)].filter(
      control =>
        control.tabIndex >= 0 &&
        !control.matches(":disabled") &&
        control.checkVisibility(SHOWN) &&
        standsForItsGroup(control),
    );

  const nameOf = control => {
    const words = (control.getAttribute("aria-label") ?? control.innerText ?? "").trim().replace(/\s+/g, " ");
    return `<${control.localName}${control.id ? "#" + control.id : ""}> ${words.slice(0, 40)}`.trim();
  };
  const looksOf = control => {
    const style = getComputedStyle(control);
    const outline = style.outlineStyle === "none" ? "none" : `${style.outlineStyle} ${style.outlineWidth}`;
    return `${outline}, ${style.boxShadow}`;
  };
  /** What stands in front of the middle of what can be seen of a control; nothing where it is out of sight. */
  const inFrontOf = control => {
    const box = [...control.getClientRects()].find(each => each.width > 0 && each.height > 0);
    if (!box) {
      return null;
    }
    const middle = (from, to, end) => (Math.max(from, 0) + Math.min(to, end)) / 2;
    return document.elementFromPoint(middle(box.left, box.right, innerWidth), middle(box.top, box.bottom, innerHeight));
  };

  let expected = [];
  let unfocused = new Map();
  let visited = [];
  let problems = [];

  const look = control => {
    if (looksOf(control) === unfocused.get(control)) {
      problems.push(`nothing shows the focus on ${nameOf(control)}`);
    }
    const front = inFrontOf(control);
    if (!front || !control.contains(front)) {
      problems.push(`${nameOf(control)} is ${front ? `behind ${nameOf(front)}` : "out of sight"}`);
    }
  };
  const start = () => {
    document.activeElement.blur();
    expected = reachable();
    unfocused = new Map([...document.querySelectorAll("*")].map(each => [each, looksOf(each)]));
    problems = [];
  };
  const note = () => {
    const control = document.activeElement;
    // The parts of a date are stops of one control.
    if (control && control !== document.body && control !== visited.at(-1)) {
      visited.push(control);
      look(control);
    }
  };
  const onKey = event => event.key === "Tab" && note();

  window.keyboard = {
    /** From the top of the page; how many stops there are. */
    begin() {
      document.body.tabIndex = -1;
      document.body.focus();
      document.body.removeAttribute("tabindex");
      scrollTo(0, 0);
      start();
      visited = [];
      problems.push(...[...document.querySelectorAll("[tabindex]")]
        .filter(each => each.tabIndex > 0)
        .map(each => `${nameOf(each)} comes before its turn`));
      addEventListener("keydown", onKey, true);
      return expected.length;
    },

    /** Behind the last stop: browsers without a frame begin anew, sooner or later. */
    isOut: () => visited.length > 0 && [document.body, expected[0]].includes(document.activeElement),

    /** What was wrong on the way. What can be scrolled is a stop too, in whatever place. */
    end() {
      removeEventListener("keydown", onKey, true);
      const stops = visited.filter(each => each.matches(CONTROLS));
      if (stops.length > expected.length && stops.at(-1) === expected[0]) {
        stops.pop();
      }
      const wrong = expected.findIndex((each, i) => each !== stops[i]);
      if (wrong >= 0) {
        const instead = stops[wrong] ? nameOf(stops[wrong]) : "the end of the page";
        problems.push(`Tab leads to ${instead} where ${nameOf(expected[wrong])} stands`);
      }
      if (stops.length > expected.length) {
        problems.push(`Tab leads to ${nameOf(stops[expected.length])}, which stands nowhere`);
      }
      return problems;
    },

    /** The same stops from the end to the top, as far as what can be seen of them is concerned. */
    backwards() {
      start();
      scrollTo(0, document.documentElement.scrollHeight);
      for (const control of [...expected].reverse()) {
        control.focus({ focusVisible: true });
        look(control);
      }
      return problems;
    },

    /** Whatever a closed control is pressed for, its reason then has the focus. */
    closedControls: () =>
      [...document.querySelectorAll('[aria-disabled="true"][aria-describedby]')]
        .filter(each => each.checkVisibility(SHOWN))
        .filter(each => {
          each.focus();
          each.click();
          return document.activeElement.id !== each.getAttribute("aria-describedby");
        })
        .map(each => `pressing ${nameOf(each)} does not lead to its reason`),
  };
})();
