// Zoom and rotation of one page of the materials. Without it the page still shows, leafs and scrolls.
"use strict";
(() => {
  const sheet = document.querySelector(".viewer-sheet");
  const bed = document.querySelector(".viewer-bed");
  const size = document.querySelector(".viewer-size");
  const tools = document.querySelector(".viewer-turn");
  const steps = [50, 75, 100, 150, 200, 300, 400];
  let step = 2;
  let turn = 0;
  tools.hidden = false;

  // Attributes, not styles: the page's policy allows none of its own. The style sheet knows each of them.
  const show = () => {
    sheet.dataset.zoom = String(steps[step]);
    sheet.dataset.turn = String(turn);
    size.textContent = `${steps[step]} %`;
  };
  const acts = {
    in: () => { step = Math.min(step + 1, steps.length - 1); },
    out: () => { step = Math.max(step - 1, 0); },
    left: () => { turn = (turn + 270) % 360; },
    right: () => { turn = (turn + 90) % 360; },
    fit: () => { step = 2; turn = 0; },
  };
  const run = (name) => { acts[name](); show(); };
  tools.addEventListener("click", (event) => {
    const button = event.target.closest("[data-do]");
    if (button) run(button.dataset.do);
  });
  const keys = { "+": "in", "=": "in", "-": "out", r: "right", R: "right", l: "left", L: "left", 0: "fit" };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (keys[event.key]) { run(keys[event.key]); event.preventDefault(); return; }
    const link = { PageDown: "next", PageUp: "prev" }[event.key];
    const found = link && document.querySelector(`a[rel="${link}"]`);
    if (found) { event.preventDefault(); found.click(); }
  });
  bed.focus();
})();
