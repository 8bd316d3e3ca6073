"use strict";
// Without this script everything is there and in the open; with it, entries can
// be filtered, and a link of the index opens what it leads to.
(function () {
  const form = document.querySelector(".filter");
  const entries = Array.from(document.querySelectorAll("details.entry"));
  if (form && entries.length > 0) {
    const words = form.querySelector("input[type=search]");
    const boxes = Array.from(form.querySelectorAll("input[type=checkbox]"));
    const shown = form.querySelector("output");
    const links = new Map(Array.from(document.querySelectorAll("nav a"), (a) => [a.hash.slice(1), a.parentElement]));
    const texts = new Map();
    const textOf = (e) => {
      if (!texts.has(e)) texts.set(e, e.textContent.toLowerCase());
      return texts.get(e);
    };
    const filter = () => {
      const wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean);
      const verdicts = new Set(boxes.filter((b) => b.checked).map((b) => b.value));
      let count = 0;
      for (const e of entries) {
        const fits = verdicts.has(e.dataset.verdict) && wanted.every((w) => textOf(e).includes(w));
        e.hidden = !fits;
        if (links.has(e.id)) links.get(e.id).hidden = !fits;
        if (fits) count++;
      }
      shown.textContent = count + " of " + entries.length;
    };
    let soon = 0;
    form.addEventListener("input", () => { clearTimeout(soon); soon = setTimeout(filter, 80); });
    form.addEventListener("submit", (event) => { event.preventDefault(); filter(); });
    document.addEventListener("keydown", (event) => {
      if (event.key === "/" && !/^(INPUT|TEXTAREA)$/.test(document.activeElement.tagName)) {
        event.preventDefault();
        words.focus();
      }
    });
    form.hidden = false;
    filter();
  }
  const open = () => {
    const at = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    if (at && at.tagName === "DETAILS") {
      at.open = true;
      at.querySelector("summary").focus();
    }
  };
  addEventListener("hashchange", open);
  open();
})();
